"""Who is asked for no acceptance, why and until when; granting it, and ending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.acknowledgements import queries
from countersign.acknowledgements.commands.end_exemption import end_exemption
from countersign.acknowledgements.commands.exempt import exempt
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people.queries import person
from countersign.web.acceptance import showing
from countersign.web.acceptance.forms import ExemptForm
from countersign.web.numbers import opening

if TYPE_CHECKING:
    from countersign.acknowledgements.models import Exemption
    from countersign.people.models import Person


@endpoint("exemption.read")
@require_safe
def exemptions(request: Visit) -> HttpResponse:
    return everyone(request)


def everyone(request: Visit, *, status: int = 200, refusal: str = "") -> HttpResponse:
    """Those that hold, the longest first; below them what was."""
    found = list(queries.exemptions(request.organisation.id))
    holding = [one for one in found if one.until_on >= request.today and one.ended_on is None]
    context = {
        "heading": heading(len(holding)),
        "one_of": "acceptance/parts/exemption.html",
        "now": _("Now, or soon"),
        "refusal": refusal,
        "holding": [shown(request, one, may_end=may_enter(request.actor, "exemption.end")) for one in holding],
        "past": [shown(request, one, may_end=False) for one in found if one not in holding],
        "people_url": reverse("people:list", args=[request.organisation.slug]),
        "may_grant": may_enter(request.actor, "exemption.grant"),
    }
    return render(request, "acceptance/exemptions.html", context, status=status)


def heading(n: int) -> str:
    if not n:
        return _("Nobody is exempt from accepting")
    return ngettext("One person is exempt from accepting", "{n} people are exempt from accepting", n).format(
        n=opening(n)
    )


def shown(request: Visit, one: Exemption, *, may_end: bool) -> dict[str, Any]:
    return {
        "name": str(one.person),
        "reason": one.reason or "",
        "from_on": one.from_on,
        "until_on": one.until_on,
        "granted_by": str(one.granted_by),
        "ended_on": one.ended_on,
        "ended_by": str(one.ended_by or ""),
        "end_url": showing.address(request, "end_exemption", one.id) if may_end else "",
        "act": fresh_act() if may_end else "",
    }


@endpoint("exemption.grant")
def grant(request: Visit, person_id: UUID) -> HttpResponse:
    someone = person(request.organisation.id, person_id)
    page = partial(grant_page, request, someone)
    if request.method != "POST":
        return page(form=ExemptForm(initial={"act": fresh_act(), "from_on": request.today}))
    act, then = partial(exempt, person_id=someone.id), to(showing.address(request, "exemptions"))
    return perform(request.actor, act, ExemptForm(request.POST), then=then, page=page)


def grant_page(request: Visit, someone: Person, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "name": str(someone),
        "back_url": reverse("people:person", args=[request.organisation.slug, someone.id]),
    }
    return render(request, "acceptance/exempt.html", context, status=status)


@endpoint("exemption.end")
@require_POST
def end(request: Visit, exemption_id: UUID) -> HttpResponse:
    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return everyone(request, status=status, refusal=refusal or _("Nothing was ended. Look at the list again."))

    act, then = partial(end_exemption, exemption_id=exemption_id), to(showing.address(request, "exemptions"))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)
