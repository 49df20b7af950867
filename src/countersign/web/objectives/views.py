"""The objectives of an organisation, and one of them with all that was recorded about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit, endpoint, refused
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.objectives.enums import TermsState
from countersign.objectives.permissions import check_can_follow, is_own
from countersign.objectives.queries import Pursued, Pursuits
from countersign.web.objectives import showing, taking
from countersign.web.objectives.forms import CountForm
from countersign.web.reviews.effects import came_from


@endpoint("objective.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What is pursued first; then what waits for top management; goals of the business; and what is concluded."""
    read = Pursuits(request.organisation)
    on = request.today
    there = [one for one in read.objectives if one.versions]
    pursued = [one for one in there if not one.is_concluded(on) and one.terms(on) is not None]
    waiting = read.proposals(on)
    context = {
        "finding": finding(len(pursued)),
        "pursued": [showing.line(request, one) for one in pursued],
        "over": [showing.line(request, one) for one in there if one not in pursued],
        "waiting": len(waiting),
        "waiting_says": waits(len(waiting)),
        "goals": [showing.goal(request, one) for one in read.goals if one.is_pursued(on)],
        "old_goals": [showing.goal(request, one) for one in read.goals if not one.is_pursued(on)],
        **links(request, bool(waiting)),
        **(taking.links(request) if there else {}),
    }
    return render(request, "objectives/list.html", context)


def finding(n: int) -> str:
    return ngettext("One objective is pursued", "{n} objectives are pursued", n).format(n=n)


def waits(n: int) -> str:
    return ngettext("One waits for top management", "{n} wait for top management", n).format(n=n)


def links(request: Visit, waiting: bool) -> dict[str, str]:
    """Where this reader can go from the list."""
    offered = (
        ("propose", "objective.propose", True),
        ("examples", "objective.propose", True),
        ("adopt", "objective.adopt", waiting),
        ("set_goal", "goal.set", True),
    )
    return {
        f"{name}_url": showing.address(request, name)
        for name, act, fits in offered
        if fits and may_enter(request.actor, act)
    }


@endpoint("objective.follow")
@require_safe
def objective(request: Visit, objective_id: UUID) -> HttpResponse:
    return objective_page(request, objective_id)


def followed(request: Visit, objective_id: UUID) -> Pursued:
    """An objective that this reader may look at. Raises Refused, or Unknown for none."""
    one = Pursuits(request.organisation).of(objective_id)
    now = one.terms(request.today)
    check_can_follow(request.actor, now.owner_id if now else None)
    return one


def objective_page(
    request: Visit, objective_id: UUID, *, status: int = 200, refusal: str = "", **_form: Any
) -> HttpResponse:
    try:
        one = followed(request, objective_id)
    except Refused:
        return refused(request)
    on = request.today
    now = one.terms(on) or one.latest
    proposed = next((row for row in one.versions if row.state is TermsState.PROPOSED), None)
    mine = Hat.ISMS_LEAD in request.actor.hats or is_own(request.actor, now.owner_id)
    over = one.is_concluded(on)
    context = {
        "refusal": refusal,
        "line": showing.line(request, one),
        "terms": showing.terms(now),
        "next": showing.terms(proposed) if proposed and proposed.id != now.id else None,
        "hands": showing.hands(now),
        "picture": showing.picture(one, now),
        "in_words": showing.in_words(one, now) if one.readings else "",
        "readings": showing.readings(request, one, now.unit, mine and not over),
        "objective": one.objective,
        "tellings": one.tellings,
        "extensions": one.extensions,
        "versions": [showing.terms(row) for row in reversed(one.versions)],
        "reported_on": one.reported_on(on),
        "count": CountForm(initial={"act": fresh_act()}) if now.counted and mine and not over else None,
        "copy_url": showing.address(request, "copy", one.objective.id) if now.copy else "",
        "reviewed_in": came_from(request, one.objective.ref),
        **steps(request, one, mine),
    }
    return render(request, "objectives/objective.html", context, status=status)


def steps(request: Visit, one: Pursued, mine: bool) -> dict[str, str]:
    """Where this reader can go from an objective; nowhere once it is concluded."""
    reads = may_enter(request.actor, "objective.read")
    back = {"list_url": showing.address(request, "list") if reads else "", "back_label": _("To all objectives")}
    if one.objective.concluded_at is not None:
        return back
    proposed = any(row.state is TermsState.PROPOSED for row in one.versions)
    adopted = any(row.state is TermsState.ADOPTED for row in one.versions)
    now = one.terms(request.today)
    offered = (
        ("measure", "measurement.record", mine),
        ("count", "measurement.record", mine),
        ("tell", "objective.tell", True),
        ("terms", "objective.propose", True),
        ("adopt", "objective.adopt", proposed),
        ("record_adoption", "objective.record_adoption", proposed),
        ("withdraw", "objective.withdraw", proposed),
        ("extend", "objective.extend", adopted and bool(now and now.due_on)),
        ("conclude", "objective.conclude", True),
    )
    found = {
        f"{name}_url": showing.address(request, name, *([] if name == "adopt" else [one.objective.id]))
        for name, act, fits in offered
        if fits and may_enter(request.actor, act)
    }
    return {**back, **found}
