from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonLeft
from countersign.people.models import Person
from countersign.people.permissions import check_can_let_leave
from countersign.people.queries import today


@command
def leave(*, person_id: UUID, left_on: date, by: Actor, at: datetime) -> Ref:
    """Record that somebody is gone on the day given. A day that has not come yet can still be moved."""
    person = locked(Person, by.organisation, person_id)
    check_can_let_leave(by)
    if person.left_on is not None and person.left_on <= today(by.organisation, at):
        raise Refused("It is recorded already when this person left.")
    if person.joined_on and left_on < person.joined_on:
        raise Refused("Nobody leaves before they joined: look at both dates.")
    person.left_on = left_on
    write(person, PersonLeft(occurred_on=left_on))
    return person.ref
