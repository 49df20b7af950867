"""One ask: whoever is asked answers it here; whoever asked chases, records what was said elsewhere, or withdraws."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.asks import queries
from countersign.asks.commands.answer import answer
from countersign.asks.commands.chase import chase
from countersign.asks.commands.record_answer import record_answer
from countersign.asks.commands.withdraw import withdraw
from countersign.asks.permissions import can_see
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.asks import showing
from countersign.web.asks.forms import AnswerForm, ChaseForm, ReasonForm, RecordAnswerForm

if TYPE_CHECKING:
    from countersign.asks.models import Ask

STEPS = ("chase", "record_answer", "withdraw")


@endpoint("ask.see")
@require_safe
def ask(request: Visit, ask_id: UUID) -> HttpResponse:
    found = queries.ask(request.organisation.id, ask_id)
    if not can_see(request.actor, found):
        raise Http404
    return ask_page(request, found)


@endpoint("ask.answer")
def answer_one(request: Visit, ask_id: UUID) -> HttpResponse:
    """Where the mail of the day leads to: what is asked, and the answer, on one page."""
    found = queries.ask(request.organisation.id, ask_id)
    if found.leader_id != request.actor.person:
        raise Http404
    page = partial(ask_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(answer, ask_id=found.id)
    then = to(showing.address(request, "ask", found.id))
    return perform(request.actor, act, AnswerForm(request.POST), then=then, page=page)


def ask_page(
    request: Visit, found: Ask, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    chases = list(queries.chases(request.organisation.id).filter(ask_id=found.id))
    told = showing.shown(request, found, chases)
    answers = told["open"] and told["own"]
    fresh = AnswerForm(initial={"act": fresh_act()}) if answers else None
    context = {
        "ask": told,
        "form": form or fresh,
        "refusal": refusal,
        "hands": hands(found),
        "answer_url": showing.address(request, "answer", found.id),
        "list_url": showing.address(request, "list") if may_enter(request.actor, "ask.read") else "",
        **steps(request, found),
    }
    return render(request, "asks/ask.html", context, status=status)


def hands(found: Ask) -> list[dict[str, Any]]:
    """The leader's own hand; what somebody else wrote down is none, and is said beside it."""
    if found.answered_at is None or found.told_elsewhere:
        return []
    return [{"name": str(found.answered_by), "hat": "", "at": found.answered_at}]


def steps(request: Visit, found: Ask) -> dict[str, str]:
    """What this reader can do with an ask that waits."""
    free = found.answered_at is None and found.withdrawn_at is None and found.leader_id != request.actor.person
    able = [step for step in STEPS if free and may_enter(request.actor, f"ask.{step}")]
    return {f"{step}_url": showing.address(request, step, found.id) for step in able}


def step(request: Visit, ask_id: UUID, template: str, kind: type[ActForm], command: Any, **first: Any) -> HttpResponse:
    """One form, one act, and back to the ask."""
    found = queries.ask(request.organisation.id, ask_id)
    page = partial(step_page, request, template, found)
    if request.method != "POST":
        return page(form=kind(initial={"act": fresh_act(), **first}))
    act = partial(command, ask_id=found.id)
    then = to(showing.address(request, "ask", found.id))
    return perform(request.actor, act, kind(request.POST), then=then, page=page)


def step_page(
    request: Visit, template: str, found: Ask, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "ask": showing.shown(request, found, []),
        "back_url": showing.address(request, "ask", found.id),
    }
    return render(request, template, context, status=status)


@endpoint("ask.chase")
def chase_one(request: Visit, ask_id: UUID) -> HttpResponse:
    return step(request, ask_id, "asks/chase.html", ChaseForm, chase, chased_on=request.today)


@endpoint("ask.record_answer")
def record_one(request: Visit, ask_id: UUID) -> HttpResponse:
    return step(request, ask_id, "asks/record_answer.html", RecordAnswerForm, record_answer, answered_on=request.today)


@endpoint("ask.withdraw")
def withdraw_one(request: Visit, ask_id: UUID) -> HttpResponse:
    return step(request, ask_id, "asks/withdraw.html", ReasonForm, withdraw)
