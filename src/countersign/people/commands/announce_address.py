from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.change_address import free_address
from countersign.people.entries import AddressProposed, AnnouncementMade
from countersign.people.enums import AnnouncedAct
from countersign.people.models import AddressChange, Announcement, Person
from countersign.people.permissions import check_address_has_settled, check_can_propose_address, check_no_second_hand
from countersign.people.queries import STOPPABLE, credential_holders, today, who_could_agree


@command
def announce_address(*, person_id: UUID, new_address: str, by: Actor, at: datetime) -> Ref:
    """Announce another mail address for somebody whose address takes two, where nobody could be the second (S7).

    Everybody is told; unless somebody stops it, the announcer carries it out after 72 hours (decision 6).
    """
    person = locked(Person, by.organisation, person_id)
    check_can_propose_address(by, person, today(by.organisation, at))
    check_address_has_settled(by, at)
    if person.id not in credential_holders(by.organisation, at):
        raise Refused(say("{name} needs no second person: HR or the ISMS lead changes the address.", name=str(person)))
    check_no_second_hand(who_could_agree(by.organisation, AnnouncedAct.ADDRESS, {by.person, person.id}, at))
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
    announcement = Announcement(
        id=new_id(at),
        organisation_id=by.organisation,
        act=AnnouncedAct.ADDRESS.value,
        person_id=person.id,
        change=change,
        announced_at=at,
        announced_by_id=who(by),
        may_happen_at=at + STOPPABLE,
    )
    write(announcement, AnnouncementMade())
    return announcement.ref
