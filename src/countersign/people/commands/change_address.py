from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import AddressChanged, PersonChanged
from countersign.people.models import AddressChange, Person
from countersign.people.permissions import check_can_change_address
from countersign.people.queries import credential_holders, person_by_email, today


@command
def change_address(*, person_id: UUID, new_address: str, by: Actor, at: datetime) -> Ref:
    """Give somebody whose address opens nothing special another one. The old address is told; sessions end with it."""
    person = locked(Person, by.organisation, person_id)
    holds_credentials = person.id in credential_holders(by.organisation, at)
    check_can_change_address(by, person, today(by.organisation, at), holds_credentials)
    change = AddressChange(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person.id,
        old_address=person.email,
        new_address=free_address(person, new_address),
        proposed_at=at,
        proposed_by_id=by.person,
        changed_at=at,
    )
    person.email = change.new_address
    write(person, PersonChanged())
    write(change, AddressChanged())
    return person.ref


def free_address(person: Person, typed: str) -> str:
    """The address as it is kept. Raises Refused for a broken one, for the present one, and for somebody else's."""
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(say("{address} is no mail address.", address=typed.strip())) from error
    if address == person.email:
        raise Refused("This is their address already.")
    if person_by_email(person.organisation_id, address):
        raise Refused(say("{address} belongs to somebody here already.", address=address))
    return address
