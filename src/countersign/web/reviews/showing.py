"""From a management review to what the templates show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.actions.permissions import can_read_all
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import MATRIX, may_enter
from countersign.kernel.instants import day_in
from countersign.kernel.permits import ALL
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.reviews import queries
from countersign.reviews.enums import DecisionKind, ReviewKind, ReviewState
from countersign.reviews.permissions import EXTRACT
from countersign.web.reviews import effects
from countersign.web.reviews.words import DECISIONS, KINDS, STATES

if TYPE_CHECKING:
    from countersign.actions.models import Action
    from countersign.people.models import Person
    from countersign.reviews.models import Attendance, Decision, Review

READ = "managementreview.read"


def address(request: Visit, name: str, *values: UUID | str) -> str:
    return reverse(f"reviews:{name}", args=[request.organisation.slug, *values])


def reach(request: Visit) -> str:
    """How far this reader reads management reviews: everything, or an extract of what is signed."""
    scopes = {scope for hat, scope in MATRIX[READ].items() if hat in request.actor.hats}
    return ALL if ALL in scopes else EXTRACT


def readable(request: Visit, id: UUID) -> Review:
    """Raises Unknown for none, for somebody else's, and for one that is not signed where only those are shown."""
    review = queries.review(request.organisation.id, id)
    if reach(request) != ALL and review.state is not ReviewState.CLOSED:
        raise Unknown("managementreview")
    return review


def shown(request: Visit, one: Review) -> dict[str, Any]:
    zone = request.organisation.time_zone
    later = one.elsewhere and one.closed_at and day_in(zone, one.closed_at)
    return {
        "kind": KINDS[ReviewKind(one.kind)],
        "state": one.state.value.lower(),
        "stands": _("recorded later") if one.elsewhere else STATES[one.state],
        "day": one.day,
        "planned_on": one.planned_on,
        "begins": one.begins,
        "place": one.place,
        "because": one.because,
        "mistaken": one.mistaken_because,
        "guests": one.guests,
        "chair": str(one.chair) if one.chair else "",
        "chaired_by": str(one.chaired_by) if one.chaired_by else "",
        "planned_by": str(one.planned_by),
        "planned_at": one.planned_at,
        "minutes_on": one.minutes_on,
        "next_planned_on": one.next_planned_on,
        "elsewhere": one.elsewhere,
        "recorded_on": later,
        "recorded_by": str(one.closed_by) if one.elsewhere else "",
        "endorsed": one.endorsed,
        "late": one.state is ReviewState.PLANNED and one.planned_on < request.today,
        "off": {"at": one.called_off_at, "by": str(one.called_off_by), "because": one.called_off_because}
        if one.called_off_at
        else None,
        "url": address(request, "review", one.id),
    }


def decisions_shown(request: Visit, some: list[Decision]) -> list[dict[str, Any]]:
    """With what became of each in the register of actions."""
    register, ahead = queries.became(request.organisation.id, some), effects.ahead_of(request.organisation.id, some)
    found = ((one, register.get(one.made or "")) for one in some)
    return [{**decision_shown(request, one, action), **effects.shown(request, one, ahead)} for one, action in found]


def decision_shown(request: Visit, one: Decision, followed: Action | None = None) -> dict[str, Any]:
    due = followed.due_on if followed else one.due_on
    done = followed.done_on if followed else one.done_on
    ended = done is not None or (followed is not None and followed.dropped_at is not None)
    late = (request.today - due).days if due and not ended and due < request.today else 0
    return {
        "number": one.number,
        "kind": DECISIONS[DecisionKind(one.kind)],
        "words": one.words,
        "decided_by": str(one.decided_by) if one.decided_by else "",
        "owner": str(followed.owner if followed else one.owner or ""),
        "due": due,
        "done": done,
        "dropped": followed is not None and followed.dropped_at is not None,
        "outcome": followed.outcome if followed else one.outcome,
        "late": late,
        "action": one.is_action,
        **ways_on(request, one, followed),
    }


def ways_on(request: Visit, one: Decision, followed: Action | None) -> dict[str, str]:
    """To the action that it became; or where it is said that it is done, or put right before the chair signs."""
    owns = one.owner_id == request.actor.person or may_enter(request.actor, "decision.write")
    may = owns and one.taken_at and not one.done_at and one.is_action and not one.made
    writes = one.taken_at is None and may_enter(request.actor, "decision.write")
    reads = followed is not None and (followed.is_of(request.actor.person) or can_read_all(request.actor))
    return {
        "made_url": reverse("actions:action", args=[request.organisation.slug, followed.id])
        if followed and reads
        else "",
        "done_url": address(request, "carry_out", one.id) if may else "",
        "change_url": address(request, "change_decision", one.id) if writes else "",
    }


def attendance_shown(one: Attendance) -> dict[str, Any]:
    return {
        "name": str(one.person),
        "as": one.capacity,
        "leads": one.leads,
        "attended": one.attended,
        "because": one.because,
        "by": str(one.said_by) if one.said_by_id != one.person_id else "",
    }


def unanswered(request: Visit, review: Review, there: Iterable[Attendance]) -> list[str]:
    """Whoever was invited and has not said whether they were there."""
    said = {one.person_id for one in there}
    missing = [id for id in review.asked if id not in said]
    names = people.names(request.organisation.id, missing) if missing else {}
    return [names[id] for id in missing if id in names]


def here(request: Visit) -> list[Person]:
    """Whoever is here, by name."""
    everybody = people.people_here(request.organisation.id, request.today)
    return [one for one in everybody.order_by("name", "id") if one.name]


def leading(request: Visit) -> list[Person]:
    return [entry.person for entry in people.leaders(request.organisation.id, request.today)]


def if_allowed(request: Visit, act: str, name: str, *values: UUID) -> str:
    return address(request, name, *values) if may_enter(request.actor, act) else ""
