"""Writing down what an objective asks: a new one, from an example, or other terms of one that is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.objectives.commands.propose_objective import propose_objective
from countersign.objectives.commands.propose_terms import propose_terms
from countersign.objectives.library import NO_ZERO, STARTERS, Starter, starter
from countersign.objectives.queries import Pursued, Pursuits
from countersign.people import queries as people
from countersign.web.objectives import showing
from countersign.web.objectives.forms import ASKED, ChangeTermsForm, ProposeForm
from countersign.web.objectives.words import DIRECTIONS

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms

STALE = 409


@endpoint("objective.propose")
@require_safe
def examples(request: Visit) -> HttpResponse:
    """Objectives that many begin with. Each opens the form, filled in as far as anybody can for somebody else."""
    propose = showing.address(request, "propose")
    sides = dict(DIRECTIONS)
    lines = [
        {
            "title": one.title.in_language(_),
            "measure": one.measure.in_language(_),
            "target": f"{sides[one.direction.value]} {one.target} {one.unit.in_language(_)}",
            "cadence": one.cadence,
            "counted": one.counted is not None,
            "url": f"{propose}?from={one.key}",
        }
        for one in STARTERS
    ]
    context = {
        "examples": lines,
        "warning": NO_ZERO.in_language(_),
        "propose_url": propose,
        "list_url": showing.address(request, "list"),
    }
    return render(request, "objectives/examples.html", context)


def offered(request: Visit, read: Pursuits, now: ObjectiveTerms | None = None) -> dict[str, Any]:
    """Whom and what a form offers: people who are here, and goals that are pursued; and what stands there now."""
    here = [one for one in people.people(request.organisation.id) if one.name and one.left_on is None]
    goals = [one for one in read.goals if one.is_pursued(request.today) or (now and one.id == now.goal_id)]
    return {"people": here, "goals": goals}


@endpoint("objective.propose")
def propose(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "objectives/propose.html")
    fields = offered(request, Pursuits(request.organisation))
    if request.method != "POST":
        chosen = starter(request.GET.get("from", ""))
        first = {"act": fresh_act(), "set_on": request.today, "cadence": 90, **(copied(chosen) if chosen else {})}
        return page(form=ProposeForm(initial=first, **fields))
    then = to_made(partial(showing.address, request, "objective"))
    return perform(request.actor, propose_objective, ProposeForm(request.POST, **fields), then=then, page=page)


def copied(one: Starter) -> dict[str, Any]:
    return {
        "title": one.title.in_language(_),
        "measure": one.measure.in_language(_),
        "target": one.target,
        "unit": one.unit.in_language(_),
        "direction": one.direction.value,
        "counted": one.counted.value if one.counted else "",
        "cadence": one.cadence,
    }


@endpoint("objective.propose")
def terms(request: Visit, objective_id: UUID) -> HttpResponse:
    read = Pursuits(request.organisation)
    one = read.of(objective_id)
    now = newest(one)
    page = partial(form_page, request, "objectives/terms.html", one=one)
    fields = offered(request, read, now)
    if request.method != "POST":
        first = {"act": fresh_act(), "digest_shown": now.document if now.withdrawn_at is None else "", **typed(now)}
        return page(form=ChangeTermsForm(initial=first, **fields))
    act = partial(propose_terms, objective_id=objective_id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, ChangeTermsForm(request.POST, **fields), then=then, page=page)


def newest(one: Pursued) -> ObjectiveTerms:
    """What is changed: the newest version that nobody took back; the last of all once all of them were."""
    return next((row for row in reversed(one.versions) if row.withdrawn_at is None), one.versions[-1])


def typed(now: ObjectiveTerms) -> dict[str, Any]:
    """What stands in it, as a form has it."""
    values = {name: getattr(now, name) for name in ASKED}
    return {name: value.hex if isinstance(value, UUID) else value for name, value in values.items()}


def form_page(
    request: Visit, template: str, *, form: ActForm, one: Pursued | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and one is not None
    if stale and one:
        form.data = {**form.data.dict(), "digest_shown": newest(one).document}  # type: ignore[attr-defined]
    back = ("objective", one.objective.id) if one else ("list",)
    context = {
        "form": form,
        "refusal": refusal,
        "line": showing.line(request, one) if one else None,
        "now": showing.terms(newest(one)) if one and stale else None,
        "adopted": bool(one and newest(one).adopted_at),
        "back_url": showing.address(request, *back),
    }
    return render(request, template, context, status=status)
