"""What waits because a leader was seen above a rule: for whoever it is about, and for the others who lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed
from countersign.direction import queries as direction
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.direction.models import Deviation

GRACE = timedelta(days=30)
"""So long after it was seen it is corrected or approved (TOP-006)."""


def owed_deviations(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """What is neither corrected nor approved until today or later."""
    zone = read.firm.time_zone
    on = day_in(zone, at)
    waiting = [one for one in direction.open_deviations(read.firm.id) if not one.holds(on)]
    leaders = {one.person_id for one in read.register.leaders(on)} if waiting else set()
    for one in waiting:
        if one.leader.left_on is None or one.leader.left_on > on:
            yield to_keep(one, zone)
            yield from (to_decide(one, each, zone) for each in sorted(leaders - {one.leader_id}))


def item_of(one: Deviation, what: str) -> str:
    """Another item once an approval is over."""
    ended = f"/{one.approved_until.isoformat()}" if one.approved_until else ""
    return f"{one.ref}{ended}/{what}"


def since(one: Deviation, zone: str) -> date:
    """It waits since it was written down, or since its last day was over."""
    return one.approved_until + timedelta(days=1) if one.approved_until else day_in(zone, one.recorded_at)


def to_keep(one: Deviation, zone: str) -> Owed:
    return Owed(
        person=one.leader_id,
        item=item_of(one, "keep"),
        since=since(one, zone),
        title=say("Keep the rule, or ask another leader to let it stand"),
        why=say("On {day} somebody saw you outside a rule that holds for everybody.", day=one.observed_on),
        label=say("See what was seen"),
        route=("direction:deviation", one.id.hex),
        minutes=2,
        until=one.observed_on + GRACE,
    )


def to_decide(one: Deviation, person: UUID, zone: str) -> Owed:
    return Owed(
        person=person,
        item=item_of(one, "decide"),
        since=since(one, zone),
        title=say("Decide whether {name} may stand outside a rule", name=str(one.leader)),
        why=say("Seen on {day}. Only another leader can let it stand, until a day.", day=one.observed_on),
        label=say("Look and decide"),
        route=("direction:approve_deviation", one.id.hex),
        minutes=2,
        until=one.observed_on + GRACE,
    )
