from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonEntered
from countersign.people.enums import PersonKind
from countersign.people.models import Person
from countersign.people.permissions import check_can_enter
from countersign.people.queries import person_by_email, person_by_number


@command(accepts={ActorKind.PERSON, ActorKind.SET_UP})
def enter(
    *,
    name: str,
    email: str,
    title: str = "",
    department: str = "",
    employee_number: str = "",
    kind: PersonKind = PersonKind.EMPLOYEE,
    executive: bool = False,
    manager_id: UUID | None = None,
    joined_on: date | None = None,
    on_leave: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Enter somebody who works for the organisation, on the payroll or on contract."""
    if manager_id:
        locked(Person, by.organisation, manager_id)
    check_can_enter(by)
    address = email.strip().lower()
    if not name.strip():
        raise Refused("Say what the person is called.")
    if person_by_email(by.organisation, address):
        raise Refused(say("{address} belongs to somebody here already.", address=address))
    number = employee_number.strip() or None
    if number and person_by_number(by.organisation, number):
        raise Refused(say("The employee number {number} belongs to somebody here already.", number=number))
    person = Person(
        id=new_id(at),
        organisation_id=by.organisation,
        name=name.strip(),
        email=address,
        title=title.strip() or None,
        employee_number=number,
        department=department.strip(),
        kind=kind.value,
        executive=executive,
        manager_id=manager_id,
        joined_on=joined_on,
        on_leave=on_leave,
    )
    write(person, PersonEntered())
    return person.ref
