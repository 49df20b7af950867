from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.enter_leader import check_can_lead
from countersign.people.entries import AnnouncementMade
from countersign.people.enums import AnnouncedAct, Basis
from countersign.people.models import Announcement, Person
from countersign.people.permissions import check_address_has_settled, check_can_announce_entry
from countersign.people.queries import STOPPABLE, is_administrator, leaders, open_announcements, today


@command
def announce_leader(*, person_id: UUID, basis: Basis, leads_from: date, by: Actor, at: datetime) -> Ref:
    """Announce who leads where the last leader has gone and nobody can enter anybody (ISO/IEC 27001, 5.1).

    Also where a leader enters somebody who looks after the system: that takes two (S4). Unless somebody stops it, the
    announcer carries it out after 72 hours, and then the person countersigns.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_announce_entry(by)
    check_address_has_settled(by, at)
    check_can_lead(person)
    check_takes_two(by, person, at)
    waiting = open_announcements(by.organisation, at)
    if any(one.act == AnnouncedAct.REGISTER and one.person_id == person.id for one in waiting):
        raise Refused("This is announced already.")
    announcement = Announcement(
        id=new_id(at),
        organisation_id=by.organisation,
        act=AnnouncedAct.REGISTER.value,
        person_id=person.id,
        basis=basis.value,
        leads_from=leads_from,
        announced_at=at,
        announced_by_id=who(by),
        may_happen_at=at + STOPPABLE,
    )
    write(announcement, AnnouncementMade(occurred_on=leads_from))
    return announcement.ref


def check_takes_two(by: Actor, person: Person, at: datetime) -> None:
    """While somebody leads, they enter the next; only for somebody who looks after the system it takes another."""
    lead = {leader.person_id for leader in leaders(by.organisation, today(by.organisation, at))}
    if not lead or (by.person in lead and is_administrator(by.organisation, person.id, at)):
        return
    raise Refused("Somebody leads here and enters who else does: no announcement is needed.")
