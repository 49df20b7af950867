"""What waits around objectives: to be adopted, to be measured, to be reported, and to be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import NO_OTHERS, Gathered
from countersign.roles.enums import Duty

if TYPE_CHECKING:
    from countersign.objectives.queries import Pursued

QUARTER = timedelta(days=92)
"""A report each quarter, as most are expected to."""


def adoptions(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Objectives that were proposed: one item for all of them, the longest waiting tells since when."""
    on = day_in(read.firm.time_zone, at)
    waiting = read.pursuits.proposals(on)
    for leader in read.register.leaders(on) if waiting else ():
        if person not in (None, leader.person_id):
            continue
        alone = read.leads_alone(leader.person_id, at)
        mine = [one for one in waiting if alone or not one.is_written_by(leader.person_id)]
        if not mine:
            continue
        one = say("Adopt the objective “{title}”", title=mine[0].title)
        yield Owed(
            person=leader.person_id,
            item=f"{mine[0].ref}/adopt",
            since=day_in(read.firm.time_zone, mine[0].proposed_at),
            title=one if len(mine) == 1 else say("Adopt {n} objectives", n=len(mine)),
            why=say("{name} proposes it. Leadership sets objectives, nobody else can.", name=str(mine[0].proposed_by)),
            label=say("Read and adopt"),
            route=("objectives:adopt",),
            minutes=2 * len(mine),
        )


def readings(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Objectives whose owner has not measured them for longer than their cadence."""
    on = day_in(read.firm.time_zone, at)
    for one in read.pursuits.pursued(on):
        now = one.terms(on)
        if now is None or now.owner is None or person not in (None, now.owner_id):
            continue
        due = measured_until(one, on, now.cadence)
        gone = now.owner.left_on is not None and now.owner.left_on <= on
        if now.adopted_at is None or due > on or gone or now.owner.erased_at is not None:
            continue
        yield Owed(
            person=now.owner.id,
            item=f"{one.objective.ref}/measure/{due.isoformat()}",
            since=due,
            title=say("Measure “{title}”", title=now.title),
            why=say("It is yours, and measured every {n} days.", n=now.cadence),
            label=say("Write the number down"),
            route=("objectives:objective", one.objective.id.hex),
            minutes=2,
        )


def measured_until(one: Pursued, on: date, cadence: int) -> date:
    """The day on which the last number is as old as it may become."""
    last = one.last(on)
    begun = max(one.objective.set_on, last.measured_on) if last else one.objective.set_on
    return begun + timedelta(days=cadence)


def reports_to_read(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Reports that were sent to somebody who leads, and whom they have not reached yet."""
    on = day_in(read.firm.time_zone, at)
    waiting = [one for one in read.pursuits.reports if one.waits and person in (None, one.to_id)]
    leading = {one.person_id for one in read.register.leaders(on)} if waiting else set()
    for one in waiting:
        if one.to_id in leading:
            yield Owed(
                person=one.to_id,
                item=one.ref,
                since=one.reported_on,
                title=say("Read the report on how the ISMS performs"),
                why=say("{name} sent it. It counts once you say that you have read it.", name=str(one.reporter)),
                label=say("Read the report"),
                route=("reports:report", one.id.hex),
                minutes=3,
            )


def reports_to_send(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """For whoever holds the duty to report (5.3 b): a quarter after the last report, or after taking the role."""
    zone = read.firm.time_zone
    on = day_in(zone, at)
    last = max((one.reported_on for one in read.pursuits.reports), default=None)
    for held in read.book_about(NO_OTHERS).appointments:
        if Duty.REPORTING not in held.role.carries or held.approved_at is None or held.accepted_at is None:
            continue
        over = held.declined_at or (held.held_until is not None and held.held_until <= on) or held.held_from > on
        gone = held.person.left_on is not None and held.person.left_on <= on
        due = max(last or held.held_from, held.held_from) + QUARTER
        if over or gone or due > on or person not in (None, held.person_id):
            continue
        yield Owed(
            person=held.person_id,
            item=f"{held.ref}/report/{due.isoformat()}",
            since=due,
            title=say("Send top management the report on how the ISMS performs"),
            why=say("You report performance to top management. A quarter has passed since the last report."),
            label=say("Look at it, and send it"),
            route=("reports:new",),
            minutes=3,
        )
