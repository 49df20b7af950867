"""What waits because something happened: that somebody says what it means, and that the policy is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.changes import queries as changes
from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.changes.models import Event
    from countersign.policies.models import Version

GRACE = timedelta(days=30)
"""So long after it happened nobody asks (POL-019)."""


def owed_changes(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """For the ISMS leads what nobody has assessed; for whoever leads the policy that it touches."""
    on, zone = day_in(read.firm.time_zone, at), read.firm.time_zone
    leads, leaders = answering(read, on), {one.person_id for one in read.register.leaders(on)}
    if person is None or person in leads:
        for one in changes.unassessed(read.firm.id):
            yield from (to_assess(one, each, zone) for each in sorted(leads))
    version = read.shelf.parent_in_force
    if version is not None and (person is None or person in leaders):
        for one in changes.touching_policy(read.firm.id):
            if read.shelf.looked_since(version, one.happened_on, one.reported_at) is None:
                yield from (to_review(one, version, each, zone) for each in sorted(leaders))


def to_assess(one: Event, person: UUID, zone: str) -> Owed:
    return Owed(
        person=person,
        item=f"{one.ref}/assess",
        since=day_in(zone, one.reported_at),
        title=say("Say what it means: {event}", event=one.title),
        why=say("{name} recorded it. Does it touch the policy?", name=str(one.reported_by)),
        label=say("Look, and say so"),
        route=("changes:assess", one.id.hex),
        minutes=3,
        until=one.happened_on + GRACE,
    )


def to_review(one: Event, version: Version, person: UUID, zone: str) -> Owed:
    return Owed(
        person=person,
        item=f"{one.ref}/review",
        since=day_in(zone, one.assessed_at or one.reported_at),
        title=say("Look at “{title}” again, because of: {event}", title=version.title, event=one.title),
        why=say("{name} found that it touches the policy.", name=str(one.assessed_by)),
        label=say("Read and decide"),
        route=("policies:review", version.policy_id.hex),
        minutes=5,
        until=one.happened_on + GRACE,
    )
