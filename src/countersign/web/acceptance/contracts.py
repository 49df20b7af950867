"""Whom a clause of a contract binds to the policies: recording it, and ending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.acknowledgements import queries
from countersign.acknowledgements.commands.bind import bind
from countersign.acknowledgements.commands.release import release
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.web.acceptance import showing
from countersign.web.acceptance.contract_forms import ContractForm
from countersign.web.numbers import opening
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.acknowledgements.models import Undertaking


@endpoint("undertaking.read")
@require_safe
def contracts(request: Visit) -> HttpResponse:
    return everyone(request)


def everyone(request: Visit, *, status: int = 200, refusal: str = "") -> HttpResponse:
    """Those that bind somebody, by supplier; below them what was."""
    found = list(queries.undertakings(request.organisation.id))
    binding = queries.binding_now(request.organisation.id, request.today)
    holding = [one for one in found if one.id in binding]
    ends, sees = (may_enter(request.actor, act) for act in ("undertaking.end", "acceptance.read_scan"))
    context = {
        "heading": heading(len(holding)),
        "one_of": "acceptance/parts/contract.html",
        "now": _("Now"),
        "refusal": refusal,
        "holding": [shown(request, one, may_end=ends, sees=sees) for one in holding],
        "past": [shown(request, one, may_end=False, sees=sees) for one in found if one not in holding],
        "record_url": showing.address(request, "bind") if may_enter(request.actor, "undertaking.record") else "",
    }
    return render(request, "acceptance/contracts.html", context, status=status)


def heading(n: int) -> str:
    if not n:
        return _("No contract binds anybody yet")
    return ngettext("One person is bound by a contract", "{n} people are bound by a contract", n).format(n=opening(n))


def shown(request: Visit, one: Undertaking, *, may_end: bool, sees: bool) -> dict[str, Any]:
    return {
        "name": str(one.person),
        "supplier": one.supplier,
        "reference": one.reference,
        "signed_on": one.signed_on,
        "until_on": one.until_on,
        "recorded_by": str(one.recorded_by),
        "ended_on": one.ended_on,
        "ended_by": str(one.ended_by or ""),
        "scan_url": showing.address(request, "clause", one.id) if one.scan and sees else "",
        "end_url": showing.address(request, "release", one.id) if may_end else "",
        "act": fresh_act() if may_end else "",
    }


@endpoint("undertaking.record")
def record(request: Visit) -> HttpResponse:
    form = partial(ContractForm, organisation=request.organisation.id)
    page = partial(record_page, request)
    if request.method != "POST":
        return page(form=form(initial={"act": fresh_act()}))
    then = to(showing.address(request, "contracts"))
    act = keeping(request.organisation.id, bind)
    return perform(request.actor, act, form(request.POST, request.FILES), then=then, page=page)


def record_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "choose_again": "scan" in request.FILES and "scan" not in form.errors,
        "back_url": showing.address(request, "contracts"),
    }
    return render(request, "acceptance/bind.html", context, status=status)


@endpoint("acceptance.read_scan")
@require_safe
def scan(request: Visit, undertaking_id: UUID) -> HttpResponse:
    """The page with the clause."""
    one = queries.undertaking(request.organisation.id, undertaking_id)
    if one.scan is None:
        raise Unknown("undertaking")
    mark = "EXAMPLE-" if request.example else ""
    return scan_to_take(request.organisation.id, one.scan, f"{mark}clause-{slugify(one.supplier)[:60]}")


@endpoint("undertaking.end")
@require_POST
def end(request: Visit, undertaking_id: UUID) -> HttpResponse:
    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return everyone(request, status=status, refusal=refusal or _("Nothing was ended. Look at the list again."))

    act, then = partial(release, undertaking_id=undertaking_id), to(showing.address(request, "contracts"))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)
