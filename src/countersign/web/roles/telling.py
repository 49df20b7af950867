"""Telling people who holds which role: from here by mail, or written down after it was told elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.roles import permissions, queries
from countersign.roles.commands.record_roles_told import record_roles_told
from countersign.roles.commands.send_roles import send_roles
from countersign.roles.commands.withdraw_roles_told import withdraw_roles_told
from countersign.roles.library import EVERYONE
from countersign.web.roles import showing, telling_shown
from countersign.web.roles.telling_forms import RecordForm, SendForm, WithdrawForm
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.roles.models import RolesTelling

A_PAGE = 50
"""So many tellings, or roles with their holders, at a time."""


@endpoint("rolestelling.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """Whenever people were told, and of whom they were not; staff find what was sent to them."""
    here, whole = request.organisation.id, permissions.reads_all_tellings(request.actor)
    found = [one for one in queries.tellings(here) if telling_shown.visible(request, one)]
    rows, more = telling_shown.untold_rows(request) if whole else ([], 0)
    told = telling_shown.stand(here, request.today, request.organisation.time_zone)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "whole": whole,
        "heading": telling_shown.heading(rows, told) if whole else _("What you were told of who holds what"),
        "untold": rows,
        "untold_more": more,
        "rows": [telling_shown.shown(request, one) for one in page],
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "tell_url": showing.address(request, "tell") if may_enter(request.actor, "rolestelling.send") else "",
        "record_url": showing.address(request, "record_told")
        if may_enter(request.actor, "rolestelling.record")
        else "",
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/tellings.html", context)


@endpoint("rolestelling.send")
def tell(request: Visit) -> HttpResponse:
    """Who holds what today, as people will read it, and to whom it goes."""
    page = partial(tell_page, request)
    if request.method != "POST":
        return page()
    made = SendForm(request.POST, departments=departments(request))
    then = to_made(partial(showing.address, request, "telling"))
    return perform(request.actor, send_roles, made, then=then, page=page)


def departments(request: Visit) -> list[str]:
    return people.departments(request.organisation.id, request.today)


def tell_page(request: Visit, *, form: ActForm | None = None, status: int = 200, refusal: str = "") -> HttpResponse:
    """What is shown is what would be sent: whoever was overtaken reads it anew, and then sends it."""
    here, on = request.organisation.id, request.today
    held = list(queries.held_then(here, on, clock.now()))
    told = form.data.getlist("departments") if form is not None else []  # type: ignore[attr-defined]
    first = {"act": fresh_act(), "digest_shown": queries.digest_of_holders(held), "departments": told}
    named = queries.named_in_roles(held)
    context = {
        "form": SendForm(initial=first, departments=departments(request)),
        "refusal": refusal,
        "named": named[:A_PAGE],
        "named_more": max(0, len(named) - A_PAGE),
        "everybody": queries.audience(here, (), on).exclude(id=request.person.id).count(),
        "list_url": showing.address(request, "tellings"),
        "propose_url": showing.address(request, "list"),
    }
    return render(request, "roles/tell.html", context, status=status)


@endpoint("rolestelling.record")
def record(request: Visit) -> HttpResponse:
    here = request.organisation.id
    described = [role for role in queries.roles(here) if role.key != EVERYONE]
    made = partial(RecordForm, departments=departments(request), roles=described)
    page = partial(record_page, request)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "told_on": request.today}))
    then = to_made(partial(showing.address, request, "telling"))
    act = keeping(here, record_roles_told)
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


def record_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "choose_again": "scan" in request.FILES and "scan" not in form.errors,
        "list_url": showing.address(request, "tellings"),
    }
    return render(request, "roles/record_told.html", context, status=status)


def readable(request: Visit, rolestelling_id: UUID) -> RolesTelling:
    found = queries.telling(request.organisation.id, rolestelling_id)
    if not telling_shown.visible(request, found):
        raise Http404
    return found


@endpoint("rolestelling.read")
@require_safe
def telling(request: Visit, rolestelling_id: UUID) -> HttpResponse:
    """Once that people were told: who held what, for whoever it was for and whoever looks after roles."""
    found = readable(request, rolestelling_id)
    held = queries.held_then(request.organisation.id, found.told_on, found.recorded_at, found.keys)
    page = Paginator(queries.named_in_roles(held), A_PAGE).get_page(request.GET.get("page"))
    withdraws = permissions.can_withdraw_telling(request.actor, found)
    context = {
        "telling": telling_shown.shown(request, found),
        "named": list(page),
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "reach": telling_shown.reach(request, found),
        "withdraw_url": showing.address(request, "withdraw_told", found.id) if withdraws else "",
        "list_url": showing.address(request, "tellings"),
    }
    return render(request, "roles/telling.html", context)


@endpoint("rolestelling.read")
@require_safe
def copy(request: Visit, rolestelling_id: UUID) -> HttpResponse:
    """The copy, for whoever may read what was told."""
    found = readable(request, rolestelling_id)
    if not found.scan:
        raise Http404
    return scan_to_take(found.organisation_id, found.scan, f"roles-told-{found.told_on.isoformat()}")


@endpoint("rolestelling.withdraw")
def withdraw(request: Visit, rolestelling_id: UUID) -> HttpResponse:
    found = queries.telling(request.organisation.id, rolestelling_id)
    page = partial(withdraw_page, request, found)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw_roles_told, rolestelling_id=found.id)
    then = to(showing.address(request, "telling", found.id))
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)


def withdraw_page(
    request: Visit, found: RolesTelling, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "telling": telling_shown.shown(request, found),
        "back_url": showing.address(request, "telling", found.id),
    }
    return render(request, "roles/withdraw_told.html", context, status=status)
