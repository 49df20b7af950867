from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonChanged
from countersign.people.enums import PersonKind
from countersign.people.models import Person
from countersign.people.permissions import IMPORT, check_can_change, check_fresh
from countersign.people.queries import back_since, is_away, line_above, person_by_number, today
from countersign.people.queries import person as somebody


@command
def change(
    *,
    person_id: UUID,
    revision_shown: int,
    name: str,
    title: str,
    department: str,
    kind: PersonKind,
    manager_id: UUID | None,
    joined_on: date | None,
    on_leave: bool,
    leave_from: date | None,
    leave_until: date | None,
    executive: bool,
    employee_number: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Put right what is recorded about somebody. Saving what is there already changes nothing.

    ``leave_from`` and ``leave_until``: the first day of leave, and the first day back, as far as they are known; the
    leave begins and ends by itself.

    The day on which somebody came back from leave, or changed department or kind, is kept: until when they have to
    accept what is asked of them counts from there. Of somebody who left, mistakes are still put right. The mail
    address is not among it: that is a credential and has commands of its own (decision 5).
    """
    person = locked(Person, by.organisation, person_id)
    if manager_id:
        somebody(by.organisation, manager_id)
    check_can_change(by)
    check_fresh(person, revision_shown)
    if person.erased_at is not None:
        raise Refused("The personal data of this person were erased: there is nothing left to change.")
    check_number(person, employee_number.strip())
    if not name.strip():
        raise Refused("Say what the person is called.")
    check_line(by, person, manager_id)
    if joined_on and person.left_on and person.left_on < joined_on:
        raise Refused("Nobody leaves before they joined: look at both dates.")
    before, on = facts(person), today(by.organisation, at)
    take_leave(person, on, on_leave=on_leave, leave_from=leave_from, leave_until=leave_until)
    if (person.department, person.kind) != (department.strip(), kind.value):
        person.moved_on = on
    person.name, person.title, person.department = name.strip(), title.strip() or None, department.strip()
    person.kind, person.manager_id, person.joined_on = kind.value, manager_id, joined_on
    person.executive, person.employee_number = executive, employee_number.strip() or None
    if facts(person) != before:
        write(person, PersonChanged())
    return person.ref


def check_leave(leave_from: date | None, leave_until: date | None) -> None:
    if leave_until and leave_from is None:
        raise Refused("Say from which day on they are on leave.")
    if leave_from and leave_until and leave_until <= leave_from:
        raise Refused("Nobody is back before they were away: look at both dates.")


def take_leave(person: Person, on: date, *, on_leave: bool, leave_from: date | None, leave_until: date | None) -> None:
    """Leave as it is known now. Whoever was away and is not any more is back today, or was on the day that was known.

    Other days for the same leave put it right; only another leave leaves behind when the last one was.
    """
    check_leave(leave_from, leave_until)
    away, back, since = is_away(person, on), back_since(person, on), away_since(person, on)
    if back != person.back_on and is_another(person, leave_from):
        person.last_leave_from, person.back_on = person.leave_from, back
    person.on_leave, person.leave_from, person.leave_until = on_leave, leave_from, leave_until
    if away and not is_away(person, on) and back_since(person, on) == back:
        person.last_leave_from, person.back_on = since, on


def away_since(person: Person, on: date) -> date | None:
    """The first day of the leave that somebody is on, where it is known and was before this day."""
    first, back = person.leave_from, person.leave_until
    return first if first and first < on and (back is None or back > on) else None


def is_another(person: Person, leave_from: date | None) -> bool:
    """Does another leave begin on this day, or none? What begins before the one that is recorded is over puts it right.

    So do other days for one that nobody has come back from.
    """
    return leave_from is None or (person.leave_until is not None and person.leave_until <= leave_from)


def check_line(by: Actor, person: Person, manager_id: UUID | None) -> None:
    """Nobody reports to themselves by way of others. What a list says is taken as HR has it: there the chart tells."""
    if manager_id == person.id:
        raise Refused("Nobody is their own manager.")
    if manager_id is None or manager_id == person.manager_id or by.via == IMPORT:
        return
    above = line_above(by.organisation, manager_id)
    if person.id in (one.id for one in above):
        told = "{manager} answers to {name}, directly or by way of others, and nobody reports in a circle."
        raise Refused(say(told, manager=str(above[0]), name=str(person)))


def check_number(person: Person, number: str) -> None:
    owner = person_by_number(person.organisation_id, number) if number else None
    if owner and owner.id != person.id:
        raise Refused(say("The employee number {number} belongs to somebody here already.", number=number))


def facts(person: Person) -> tuple[object, ...]:
    names = ("name", "title", "department", "kind", "manager_id", "joined_on", "executive", "employee_number")
    return tuple(getattr(person, name) for name in (*names, "on_leave", "leave_from", "leave_until"))
