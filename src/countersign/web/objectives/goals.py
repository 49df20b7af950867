"""Goals of the business: written down, put right, ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.objectives import queries
from countersign.objectives.commands.change_goal import change_goal
from countersign.objectives.commands.end_goal import end_goal
from countersign.objectives.commands.set_goal import set_goal
from countersign.web.objectives import showing
from countersign.web.objectives.forms import GOAL, BecauseForm, ChangeGoalForm, GoalForm

if TYPE_CHECKING:
    from countersign.objectives.models import Goal

STALE = 409


@endpoint("goal.set")
def set_one(request: Visit) -> HttpResponse:
    page = partial(goal_page, request, "objectives/goal_set.html")
    if request.method != "POST":
        return page(form=GoalForm(initial={"act": fresh_act(), "begins_on": request.today}))
    then = to(showing.address(request, "list"))
    return perform(request.actor, set_goal, GoalForm(request.POST), then=then, page=page)


@endpoint("goal.change")
def change(request: Visit, goal_id: UUID) -> HttpResponse:
    found = queries.goal(request.organisation.id, goal_id)
    page = partial(goal_page, request, "objectives/goal_change.html", goal=found)
    if request.method != "POST":
        now = {name: getattr(found, name) for name in GOAL}
        return page(form=ChangeGoalForm(initial={"act": fresh_act(), "revision_shown": found.revision, **now}))
    act = partial(change_goal, goal_id=goal_id)
    return perform(
        request.actor, act, ChangeGoalForm(request.POST), then=to(showing.address(request, "list")), page=page
    )


@endpoint("goal.end")
def end(request: Visit, goal_id: UUID) -> HttpResponse:
    found = queries.goal(request.organisation.id, goal_id)
    page = partial(goal_page, request, "objectives/goal_end.html", goal=found)
    if request.method != "POST":
        return page(form=BecauseForm(initial={"act": fresh_act()}))
    act = partial(end_goal, goal_id=goal_id)
    return perform(request.actor, act, BecauseForm(request.POST), then=to(showing.address(request, "list")), page=page)


def goal_page(
    request: Visit, template: str, *, form: ActForm, goal: Goal | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and goal is not None
    if stale and goal:
        form.data = {**form.data.dict(), "revision_shown": goal.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "goal": showing.goal(request, goal) if goal else None,
        "now": showing.goal(request, goal) if goal and stale else None,
        "list_url": showing.address(request, "list"),
    }
    return render(request, template, context, status=status)
