from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.change_address import free_address
from countersign.people.entries import AddressChanged, PersonChanged
from countersign.people.models import AddressChange, Person
from countersign.people.permissions import check_address_has_settled, check_can_approve_address, check_is_here
from countersign.people.queries import address_change, proposed_address, stopped_change, today


@command
def approve_address(*, change_id: UUID, address_shown: str, by: Actor, at: datetime) -> Ref:
    """Approve, as the second person, the mail address that another one proposed. It holds at once.

    Whoever has it then cannot sign for 24 hours, and the old address, the new one and all leaders are told.
    """
    person = locked(Person, by.organisation, address_change(by.organisation, change_id).person_id)
    change = locked(AddressChange, by.organisation, change_id)
    check_can_approve_address(by, change)
    check_address_has_settled(by, at)
    check_is_here(person, today(by.organisation, at))
    check_still_open(change, at)
    if address_shown != change.new_address:
        raise Stale("This is not the address that you were shown. Look at it again before you approve.")
    person.email = free_address(person, change.new_address or "")
    write(person, PersonChanged())
    change.changed_at, change.approved_by_id = at, by.person
    write(change, AddressChanged())
    return person.ref


def check_still_open(change: AddressChange, at: datetime) -> None:
    newest = proposed_address(change.organisation_id, change.person_id, at)
    if newest is None or newest.id != change.id:
        raise Refused("This proposal is older than a week, or a newer one has taken its place.")
    if stopped := stopped_change(change.organisation_id, change.id):
        raise Refused(say("{name} stopped this: it does not happen.", name=str(stopped.stopped_by)))
