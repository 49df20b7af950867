from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.change_address import free_address
from countersign.people.entries import AddressProposed
from countersign.people.models import AddressChange, Person
from countersign.people.permissions import check_can_propose_address
from countersign.people.queries import approvers, credential_holders, today


@command
def propose_address(*, person_id: UUID, new_address: str, by: Actor, at: datetime) -> Ref:
    """Ask for another mail address for somebody who leads or has special access (decision 5).

    It changes nothing until a second person approves it. A newer proposal takes the place of an older one.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_propose_address(by, person, today(by.organisation, at))
    if person.id not in credential_holders(by.organisation, at):
        raise Refused(say("{name} needs no second person: HR or the ISMS lead changes the address.", name=str(person)))
    check_somebody_else(by, person, at)
    change = AddressChange(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person.id,
        old_address=person.email,
        new_address=free_address(person, new_address),
        proposed_at=at,
        proposed_by_id=by.person,
    )
    write(change, AddressProposed())
    return change.ref


def check_somebody_else(by: Actor, person: Person, at: datetime) -> None:
    """Without a third name there is nobody to approve it, and the sentence says who could have proposed it instead."""
    can = [one for one in approvers(by.organisation, at) if one.id != person.id]
    if any(one.id != by.person for one in can):
        return
    if can and by.person != person.id:
        words = (
            "Nobody but you could approve this: let {name} propose it, and you approve it. If they cannot, announce it."
        )
        raise Refused(say(words, name=str(person)))
    raise Refused("Nobody here could approve this: announce it to everybody, who then have 72 hours to stop it.")
