"""What waits because somebody is to do an action, or because nobody has said yet whether one works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.actions import queries as actions
from countersign.actions.enums import ActionState
from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in, instant
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.actions.models import Action

NEW = timedelta(days=7)
"""So long somebody may be told that an action is theirs; after that they have been."""

AHEAD = timedelta(days=14)
"""So long before its day they are told of it again."""

SETTLES = timedelta(days=14)
"""So long after it was done nobody is asked by mail whether it works: it shows only after a while."""


def owed_actions(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """One's own actions; and for whoever looks after the ISMS those that wait to be verified."""
    on = day_in(read.firm.time_zone, at)
    for one in actions.waiting(read.firm.id, person):
        if one.state is ActionState.OPEN:
            yield to_do(one, on, read.firm.time_zone)
        else:
            yield from (to_verify(one, each) for each in verifiers(read, one, on))


def to_do(one: Action, on: date, zone: str) -> Owed:
    """Told when it is new, and again before it is due. In between it stands on the first page, and no mail goes."""
    told_on = day_in(zone, instant(one.entry.int >> 80))
    asks_from = max(one.due_on - AHEAD, day_in(zone, one.added_at))
    is_near = on >= asks_from
    is_new = not is_near and on < told_on + NEW
    late = say("{task}: it was due by {day}", task=one.title, day=one.due_on)
    ahead = say("{task}, by {day}", task=one.title, day=one.due_on)
    return Owed(
        person=one.owner_id,
        item=f"{one.ref}/{one.due_on.isoformat()}" if is_near else f"{one.ref}/{one.owner_id.hex}",
        since=day_in(zone, one.added_at),
        quiet_until=told_on if is_new else asks_from,
        title=late if one.due_on < on else ahead,
        why=say("{name} put it on the register as yours. Only you can say that it is done.", name=str(one.added_by)),
        label=say("Look, and say that it is done"),
        route=("actions:action", one.id.hex),
        minutes=2,
        until=one.due_on,
    )


def verifiers(read: Gathered, one: Action, on: date) -> list[UUID]:
    """The ISMS leads; where the action was theirs, whoever leads the organisation."""
    did = {one.owner_id, one.done_by_id}
    leads = answering(read, on) - did
    return sorted(leads or {leader.person_id for leader in read.register.leaders(on)} - did)


def to_verify(one: Action, person: UUID) -> Owed:
    done_on = one.done_on or one.due_on
    return Owed(
        person=person,
        item=f"{one.ref}/verify",
        since=done_on,
        quiet_until=done_on + SETTLES,
        title=say("Look whether it works: {task}", task=one.title),
        why=say("{name} did it on {day}. Somebody else looks whether it helped.", name=str(one.owner), day=done_on),
        label=say("Look, and say so"),
        route=("actions:verify", one.id.hex),
        minutes=5,
    )
