from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.periods import months_after
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import people, person, today
from countersign.roles.entries import StandInNamed
from countersign.roles.models import Appointment, StandIn
from countersign.roles.permissions import check_can_record_absence
from countersign.roles.queries import appointment as appointment_with
from countersign.roles.queries import over_on, standing_in

if TYPE_CHECKING:
    from countersign.people.models import Person

LONGEST_MONTHS = 12

type Place = tuple[UUID, UUID]
"""An appointment, and who stands in."""


@command
def be_away(
    *, person_id: UUID, away_from: date, back_on: date, places: Sequence[Place], by: Actor, at: datetime
) -> Ref:
    """Say that a holder is away, from a day until they are back, and who stands in for them in which role."""
    check_can_record_absence(by, person_id)
    hold_still(by.organisation, {person_id, *(stand_in for _, stand_in in places)})
    holder = person(by.organisation, person_id)
    check_days(away_from, back_on, today(by.organisation, at))
    if not places:
        raise Refused("Say who stands in, for one role at least. Where nobody does, there is nothing to record.")
    check_stands_in_for_nobody(holder, away_from, back_on)
    named = [named_for(holder, place, away_from, back_on, by, at) for place in places]
    return named[0].ref


def hold_still(organisation: UUID, ids: Set[UUID]) -> None:
    """Of two who name each other at the same moment, the second sees what the first did."""
    list(people(organisation).filter(id__in=ids).order_by("id").select_for_update())


def named_for(holder: Person, place: Place, away_from: date, back_on: date, by: Actor, at: datetime) -> StandIn:
    """One role, with who does its work meanwhile."""
    appointment_id, stand_in_id = place
    locked(Appointment, by.organisation, appointment_id)
    appointment = appointment_with(by.organisation, appointment_id)
    check_is_held(appointment, holder, away_from, back_on)
    check_can_stand_in(person(by.organisation, stand_in_id), holder, away_from, back_on)
    named = StandIn(
        id=new_id(at),
        organisation_id=by.organisation,
        appointment=appointment,
        person_id=stand_in_id,
        away_from=away_from,
        back_on=back_on,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(named, StandInNamed(occurred_on=away_from))
    return named


def check_days(away_from: date, back_on: date, on: date) -> None:
    if back_on <= away_from:
        raise Refused("Whoever goes away is back on a later day: look at both dates.")
    if back_on <= on:
        raise Refused("This absence is over. Who stood in is said before, or while somebody is away.")
    if back_on > (latest := months_after(away_from, LONGEST_MONTHS)):
        told = "Nobody stands in for more than a year: until {day} at the latest. For longer, propose a successor."
        raise Refused(say(told, day=latest))


def check_is_held(appointment: Appointment, holder: Person, away_from: date, back_on: date) -> None:
    if appointment.person_id != holder.id:
        raise Refused("This role is somebody else's: open the page of that person.")
    if appointment.approved_at is None or appointment.is_over(away_from):
        raise Refused(say("{name} does not hold this role, or not yet: nobody stands in.", name=str(holder)))
    over = over_on(appointment)
    if away_from < appointment.held_from or (over is not None and back_on > over):
        told = "{name} does not hold {role} on all of these days: name days on which they do."
        raise Refused(say(told, name=str(holder), role=appointment.role.name))
    for one in standing_in(holder.organisation_id, away_from, back_on).filter(appointment_id=appointment.id):
        told = "{name} stands in as {role} from {start} until {end} already. End that first, or choose other days."
        days = {"start": one.away_from, "end": one.over_on}
        raise Refused(say(told, name=str(one.person), role=appointment.role.name, **days))


def check_can_stand_in(someone: Person, holder: Person, away_from: date, back_on: date) -> None:
    """Somebody else, who is there on each of these days: nobody stands in by way of another."""
    if someone.id == holder.id:
        raise Refused("Nobody stands in for themselves.")
    gone = someone.left_on is not None and someone.left_on < back_on
    if gone or (someone.joined_on is not None and someone.joined_on > away_from):
        raise Refused(say("{name} is not here on all of these days: choose somebody who is.", name=str(someone)))
    away = standing_in(holder.organisation_id, away_from, back_on).filter(appointment__person_id=someone.id)
    for one in away:
        told = "{name} is away as well, from {start} until {end}: choose somebody who is there."
        raise Refused(say(told, name=str(someone), start=one.away_from, end=one.over_on))


def check_stands_in_for_nobody(holder: Person, away_from: date, back_on: date) -> None:
    """Whoever goes away stands in for nobody meanwhile."""
    for one in standing_in(holder.organisation_id, away_from, back_on).filter(person_id=holder.id):
        told = "{name} stands in for {other} from {start} until {end}. Somebody else has to be named there first."
        names = {"name": str(holder), "other": str(one.appointment.person)}
        raise Refused(say(told, **names, start=one.away_from, end=one.over_on))
