"""What objectives tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.objectives import facts
from countersign.objectives.enums import Direction
from countersign.objectives.queries.pursuits import Pursued, Pursuits, reached_on
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms


def collect_facts(organisation: UUID, as_of: date, read: Pursuits | None = None) -> tuple[facts.Objective, ...]:
    """The objectives set by a day, as of it: what was measured, adopted, told or concluded later is left out.

    ``read``: what whoever asks has read already.
    """
    read = read or Pursuits(organisation_with(organisation))
    there = ((one, one.terms(as_of)) for one in read.objectives if one.objective.set_on <= as_of)
    return tuple(told(one, now, as_of) for one, now in there if now is not None)


def told(one: Pursued, now: ObjectiveTerms, on: date) -> facts.Objective:
    adopted = one.is_adopted(now, on)
    return facts.Objective(
        id=one.objective.ref,
        title=now.title,
        set_on=one.objective.set_on,
        status="closed" if one.is_concluded(on) else "active",
        measure=now.measure or None,
        target=target_of(now) or None,
        not_practicable=now.not_practicable or None,
        zero_incident=now.zero_incident,
        owner=ref("person", now.owner_id) if now.owner_id else None,
        due=one.due(on),
        plan=now.plan_what or None,
        cadence=now.cadence,
        measured=tuple(sorted({reading.measured_on for reading in one.readings if reading.measured_on <= on})),
        reported_on=one.reported_on(on),
        approved_by=ref("person", now.adopted_by_id) if adopted and now.adopted_by_id else None,
        approved_on=now.adopted_on if adopted else None,
        goal=goal_of(now, on, one.zone),
        communicated_on=one.told_on(on),
    )


def goal_of(terms: ObjectiveTerms, on: date, zone: str) -> str | None:
    """The goal it is linked to, while that is pursued: one that was ended ties nothing to the business any more."""
    goal = terms.goal
    if goal is None or (goal.ended_at is not None and day_in(zone, goal.ended_at) <= on):
        return None
    return goal.title


def target_of(terms: ObjectiveTerms) -> str:
    """ "at least 98 %": the number with its side and its unit; empty for none."""
    if not terms.target:
        return ""
    side = {Direction.AT_LEAST.value: "at least", Direction.AT_MOST.value: "at most"}[terms.direction]
    return f"{side} {terms.target} {terms.unit}".rstrip()


def collect_reports(organisation: UUID, as_of: date, read: Pursuits | None = None) -> tuple[facts.Report, ...]:
    """The reports that had reached somebody by a day, the earliest first. What nobody said they have read did not."""
    read = read or Pursuits(organisation_with(organisation))
    found = [(on, one) for one in read.reports if (on := reached_on(one, read.firm.time_zone)) and on <= as_of]
    return tuple(
        facts.Report(on=on, by=ref("person", one.reporter_id), to=ref("person", one.to_id))
        for on, one in sorted(found, key=lambda both: (both[0], both[1].id))
    )
