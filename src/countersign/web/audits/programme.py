"""The audit programme: what it covers and leaves out; put forward, approved, refused, changed by another version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.audits import queries
from countersign.audits.commands.approve_programme import approve_programme
from countersign.audits.commands.close_programme import close_programme
from countersign.audits.commands.propose_programme import propose_programme
from countersign.audits.enums import ProgrammeState
from countersign.audits.permissions import check_can_approve_programme, check_can_close_programme
from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Refused
from countersign.people import queries as people
from countersign.web.audits import programme_showing as showing
from countersign.web.audits.found_forms import BecauseForm
from countersign.web.audits.found_showing import may
from countersign.web.audits.internal_forms import AllowForm
from countersign.web.audits.programme_forms import ProgrammeForm

if TYPE_CHECKING:
    from countersign.audits.models import Programme


@endpoint("programme.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """The programme that holds, or what belongs here; what waits, and what was before."""
    known = list(queries.programmes(request.organisation.id))
    current = queries.in_force(known, request.today)
    waiting = next((one for one in known if one.state is ProgrammeState.PROPOSED), None)
    may_propose = may_enter(request.actor, "programme.propose") and waiting is None
    audits = list(queries.internal_audits(request.organisation.id))
    context = {
        "current": showing.shown(request, current, audits) if current else None,
        "waiting": showing.line(request, waiting) if waiting else None,
        "others": [showing.line(request, one) for one in known if one not in (current, waiting)],
        "propose_url": showing.address(request, "propose_programme") if may_propose else "",
        "change_url": showing.another(request, current) if may_propose and current else "",
        "plan_url": showing.offered(request, "internalaudit.plan", "internal_plan"),
        "planned": any(one.called_off_at is None for one in audits),
    }
    return render(request, "audits/programme.html", context)


@endpoint("programme.propose")
def propose(request: Visit) -> HttpResponse:
    """A first programme, or another version of the one that is named in the address."""
    here = request.organisation.id
    before = showing.named(request)
    audits = [one for one in queries.internal_audits(here) if one.called_off_at is None]
    page = partial(propose_page, request, before)
    made = partial(ProgrammeForm, audits=audits)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), **showing.begun(request, before, audits)}))
    act = partial(propose_programme, replaces_id=before.id if before else None)
    then = to_made(partial(showing.address, request, "one_programme"))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def propose_page(
    request: Visit, before: Programme | None, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "before": showing.line(request, before) if before else None,
        "plan_url": showing.offered(request, "internalaudit.plan", "internal_plan"),
        "back_url": showing.address(request, "programme"),
    }
    return render(request, "audits/programme_propose.html", context, status=status)


@endpoint("programme.read")
@require_safe
def one_programme(request: Visit, programme_id: UUID) -> HttpResponse:
    return programme_page(request, queries.programme(request.organisation.id, programme_id))


@endpoint("programme.approve")
def approve(request: Visit, programme_id: UUID) -> HttpResponse:
    found = queries.programme(request.organisation.id, programme_id)
    page = partial(programme_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(approve_programme, programme_id=found.id)
    then = to(showing.address(request, "one_programme", found.id))
    return perform(request.actor, act, AllowForm(request.POST), then=then, page=page)


def programme_page(
    request: Visit, found: Programme, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """What is approved as one, the two hands, and what this reader can do."""
    hindered, waits = why_not(request, found), found.state is ProgrammeState.PROPOSED
    decides = waits and may_enter(request.actor, "programme.approve") and not hindered
    shown = AllowForm(initial={"act": fresh_act(), "digest_shown": found.document})
    closes = may(partial(check_can_close_programme, request.actor, found))
    context = {
        "one": showing.shown(request, found, list(queries.internal_audits(request.organisation.id))),
        "hands": showing.hands(found),
        "refusal": refusal,
        "form": shown if decides else None,
        "hindered": hindered if waits else "",
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "approve_url": showing.address(request, "approve_programme", found.id),
        "close_url": showing.address(request, "close_programme", found.id) if closes else "",
        "list_url": showing.address(request, "programme"),
    }
    return render(request, "audits/programme_one.html", context, status=status)


def why_not(request: Visit, found: Programme) -> str:
    """Why this reader decides nothing here, in the words in which the command would refuse it."""
    here, at, person = request.organisation.id, clock.now(), request.actor.person
    only = people.is_only_leader(here, person, at)
    try:
        check_can_approve_programme(request.actor, found, people.capacity_of(here, person, at), only)
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


@endpoint("programme.close")
def close(request: Visit, programme_id: UUID) -> HttpResponse:
    found = queries.programme(request.organisation.id, programme_id)
    back = showing.address(request, "one_programme", found.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "one": showing.line(request, found), "back_url": back}
        return render(request, "audits/programme_close.html", context, status=status)

    if request.method != "POST":
        return page(form=BecauseForm(initial={"act": fresh_act()}))
    act = partial(close_programme, programme_id=found.id)
    return perform(request.actor, act, BecauseForm(request.POST), then=to(back), page=page)
