"""The list of management reviews; planning one, a year of slots, moving one and calling one off."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.permits import ALL
from countersign.kernel.references import Ref
from countersign.reviews import queries
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.commands.change_review import change_review
from countersign.reviews.commands.open_review import open_review
from countersign.reviews.commands.plan_review import Plan, plan_review
from countersign.reviews.commands.plan_slots import plan_slots
from countersign.reviews.commands.take_back_opening import take_back_opening
from countersign.reviews.enums import ReviewKind, ReviewState
from countersign.web.reviews import showing
from countersign.web.reviews.forms import (
    PLANNED,
    CallOffForm,
    ChangePlanForm,
    OpenForm,
    PlanForm,
    SlotsForm,
    TakeBackForm,
)
from countersign.web.reviews.words import KIND_NOTES, KINDS

if TYPE_CHECKING:
    from countersign.reviews.models import Review

STALE = 409


@endpoint("managementreview.read")
@require_safe
def list_page(request: Visit) -> HttpResponse:
    """What lies ahead, what was held, and which actions of it are open."""
    organisation, everything = request.organisation.id, showing.reach(request) == ALL
    rows = [one for one in queries.reviews(organisation) if everything or one.state is ReviewState.CLOSED]
    ahead = [one for one in rows if one.state in (ReviewState.PLANNED, ReviewState.OPEN)]
    past = [one for one in rows if one not in ahead]
    still = queries.carried(organisation, request.today) if everything else []
    context = {
        "ahead": [showing.shown(request, one) for one in reversed(ahead)],
        "past": [showing.shown(request, one) for one in past],
        "open": [
            {**showing.decision_shown(request, one.decision), "day": one.decision.review.held_on} for one in still
        ],
        "followed": [
            {**showing.decision_shown(request, one, action), "day": one.review.held_on}
            for one, action in (queries.followed(organisation) if everything else ())
        ],
        "finding": finding(ahead),
        "interval": queries.collect_interval(organisation, request.today),
        "act": fresh_act(),
        "create_url": showing.if_allowed(request, "managementreview.plan", "create"),
        "plan_url": showing.if_allowed(request, "managementreview.plan", "plan"),
        "slots_url": showing.if_allowed(request, "managementreview.plan", "slots"),
        "record_url": showing.if_allowed(request, "managementreview.record_elsewhere", "record"),
    }
    return render(request, "reviews/list.html", context)


def finding(ahead: list[Review]) -> str:
    going_on = [one for one in ahead if one.state is ReviewState.OPEN]
    if going_on:
        return _("The minutes wait for the chair")
    return _("The next review is planned") if ahead else _("No review lies ahead")


@endpoint("managementreview.plan")
@require_POST
def create(request: Visit) -> HttpResponse:
    """One click: planned for today, chaired by whoever leads, with the agenda there."""

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"sentence": refusal, "back_url": showing.address(request, "list")}
        return render(request, "errors/403.html", context, status=status)

    def act(*, by: Actor, at: datetime) -> Ref | None:
        leaders = showing.leading(request)
        mine = [one for one in leaders if one.id == by.person]
        chair = next(iter(mine or leaders), None)
        kind = ReviewKind.SOLE_DIRECTOR if len(showing.here(request)) == 1 else ReviewKind.FULL
        invited = [one.id for one in leaders if chair and one.id != chair.id]
        plan = Plan(planned_on=request.today, kind=kind, chair_id=chair.id if chair else None, invited=invited)
        return plan_review(plan=plan, by=by, at=at)

    then = to_made(partial(showing.address, request, "review"))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)


@endpoint("managementreview.plan")
def plan(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "reviews/plan.html")
    made = partial(PlanForm, people=showing.here(request), leaders=showing.leading(request))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "kind": ReviewKind.FULL}))
    then = to_made(partial(showing.address, request, "review"))
    return perform(request.actor, plan_review, made(request.POST), then=then, page=page)


@endpoint("managementreview.plan")
def slots(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "reviews/slots.html")
    made = partial(SlotsForm, people=showing.here(request), leaders=showing.leading(request))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "full_last": True}))
    return perform(request.actor, plan_slots, made(request.POST), then=to(showing.address(request, "list")), page=page)


@endpoint("managementreview.change")
def change(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = queries.review(request.organisation.id, meeting_id)
    page = partial(form_page, request, "reviews/change.html", one=one)
    made = partial(ChangePlanForm, people=showing.here(request), leaders=showing.leading(request))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": one.revision, **as_planned(one)}))
    act = partial(change_review, review_id=one.id)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def as_planned(one: Review) -> dict[str, Any]:
    """What the form begins with."""
    now = {name: getattr(one, name) for name in PLANNED}
    return {name: value.hex if isinstance(value, UUID) else value for name, value in now.items()}


@endpoint("managementreview.call_off")
def call_off(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = queries.review(request.organisation.id, meeting_id)
    page = partial(form_page, request, "reviews/call_off.html", one=one)
    if request.method != "POST":
        return page(form=CallOffForm(initial={"act": fresh_act()}))
    act = partial(call_off_review, review_id=one.id)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, act, CallOffForm(request.POST), then=then, page=page)


@endpoint("managementreview.open")
def begin(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Open the meeting. It asks once: the agenda stands still from then on."""
    one = queries.review(request.organisation.id, meeting_id)
    page = partial(form_page, request, "reviews/open.html", one=one)
    if request.method != "POST":
        return page(form=OpenForm(initial={"act": fresh_act(), "revision_shown": one.revision}))
    act = partial(open_review, review_id=one.id)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, act, OpenForm(request.POST), then=then, page=page)


@endpoint("managementreview.take_back")
def take_back(request: Visit, meeting_id: UUID) -> HttpResponse:
    """The meeting was opened by mistake."""
    one = queries.review(request.organisation.id, meeting_id)
    page = partial(form_page, request, "reviews/take_back.html", one=one)
    if request.method != "POST":
        return page(form=TakeBackForm(initial={"act": fresh_act(), "revision_shown": one.revision}))
    act = partial(take_back_opening, review_id=one.id)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, act, TakeBackForm(request.POST), then=then, page=page)


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    one: Review | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """A form about a review. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and one is not None
    if stale and one and "revision_shown" in form.fields:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["revision_shown"] = one.revision  # type: ignore[index]
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one) if one else None,
        "now": showing.shown(request, one) if one and stale else None,
        "ways": ways(form) if "kind" in form.fields else [],
        "today": request.today,
        "back_url": showing.address(request, "review", one.id) if one else showing.address(request, "list"),
    }
    return render(request, template, context, status=status)


def ways(form: ActForm) -> list[dict[str, Any]]:
    chosen = form["kind"].value()
    return [
        {"value": kind.value, "label": label, "note": KIND_NOTES[kind], "chosen": kind == chosen}
        for kind, label in KINDS.items()
    ]
