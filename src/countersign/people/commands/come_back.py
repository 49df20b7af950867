from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonChanged
from countersign.people.models import Person
from countersign.people.permissions import check_can_let_leave


@command
def come_back(*, person_id: UUID, joined_on: date, by: Actor, at: datetime) -> Ref:
    """Record that somebody who left is here again from a day on. When they left before stays in the ledger.

    Leave that lasted when they left, or was still to come, was over with that.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_let_leave(by)
    if person.erased_at is not None:
        raise Refused("The personal data of this person were erased: enter them anew.")
    if person.left_on is None:
        raise Refused("This person has not left.")
    if joined_on < person.left_on:
        raise Refused("Nobody comes back before they left: look at both dates.")
    end_leave(person, person.left_on, joined_on)
    person.joined_on, person.left_on = joined_on, None
    write(person, PersonChanged(occurred_on=joined_on))
    return person.ref


def end_leave(person: Person, left_on: date, joined_on: date) -> None:
    """Of leave that begins after they are here again, the days stay."""
    person.on_leave = False
    first, back = person.leave_from, person.leave_until
    if first is None or first >= joined_on or (back is not None and back <= left_on):
        return
    if first < left_on:
        person.leave_until = left_on
    else:
        person.leave_from = person.leave_until = None
