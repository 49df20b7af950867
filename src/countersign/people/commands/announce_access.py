from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.grant import check_is_new
from countersign.people.entries import AnnouncementMade
from countersign.people.enums import AnnouncedAct
from countersign.people.models import Announcement, Person
from countersign.people.permissions import check_address_has_settled, check_can_give
from countersign.people.queries import STOPPABLE, mixes_rights, open_announcements


@command
def announce_access(*, person_id: UUID, hat: Hat, by: Actor, at: datetime) -> Ref:
    """Announce access that takes two people: to oneself (S5), or both to the system and to its content (S4).

    Another leader agrees; where nobody else leads, it happens after 72 hours unless somebody stops it (decision 6).
    """
    person = locked(Person, by.organisation, person_id)
    check_can_give(by, person)
    check_address_has_settled(by, at)
    check_is_new(person, hat)
    check_takes_two(by, person, hat, at)
    check_not_announced(person, hat, at)
    announcement = Announcement(
        id=new_id(at),
        organisation_id=by.organisation,
        act=AnnouncedAct.ACCESS.value,
        person_id=person.id,
        hat=hat.value,
        announced_at=at,
        announced_by_id=who(by),
        may_happen_at=at + STOPPABLE,
    )
    write(announcement, AnnouncementMade())
    return announcement.ref


def check_takes_two(by: Actor, person: Person, hat: Hat, at: datetime) -> None:
    if person.id != by.person and not mixes_rights(by.organisation, person.id, hat, at):
        raise Refused("This takes no second person: give the access directly.")


def check_not_announced(person: Person, hat: Hat, at: datetime) -> None:
    waiting = open_announcements(person.organisation_id, at)
    if any(one.person_id == person.id and one.hat == hat for one in waiting):
        raise Refused("This is announced already.")
