from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import StandInEnded
from countersign.roles.models import StandIn
from countersign.roles.permissions import check_can_record_absence
from countersign.roles.queries import stand_in as stand_in_with


@command
def end_stand_in(*, stand_in_id: UUID, ended_on: date, by: Actor, at: datetime) -> Ref:
    """Say that a holder is back earlier than was said, or does not go away: from a day on nobody stands in."""
    locked(StandIn, by.organisation, stand_in_id)
    found = stand_in_with(by.organisation, stand_in_id)
    check_can_record_absence(by, found.appointment.person_id)
    if found.ended_on is not None or found.back_on <= today(by.organisation, at):
        raise Refused("This is over: nobody stands in any more.")
    if not found.away_from <= ended_on < found.back_on:
        raise Refused("Name a day between the first day away and the day that was said: look at the dates.")
    found.ended_on, found.ended_at, found.ended_by_id = ended_on, at, who(by)
    write(found, StandInEnded(occurred_on=ended_on))
    return found.ref
