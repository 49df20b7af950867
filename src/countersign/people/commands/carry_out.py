from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.approve_address import check_still_open
from countersign.people.commands.change_address import free_address
from countersign.people.commands.enter_leader import check_can_lead, entry_of
from countersign.people.commands.grant import check_is_new, grant_of
from countersign.people.entries import (
    AccessGranted,
    AddressChanged,
    AnnouncementCarriedOut,
    LeaderEntered,
    PersonChanged,
)
from countersign.people.enums import AnnouncedAct, Basis
from countersign.people.models import AddressChange, Announcement, Person
from countersign.people.permissions import (
    check_address_has_settled,
    check_can_announce_entry,
    check_can_carry_out,
    check_can_give,
    check_can_propose_address,
    check_is_here,
    check_no_second_hand,
)
from countersign.people.queries import announcement as announcement_with
from countersign.people.queries import second_hands, today


@command
def carry_out(*, announcement_id: UUID, by: Actor, at: datetime) -> Ref:
    """Do what was announced and nobody stopped, alone: it is marked as single-handed wherever it is shown.

    Whoever announced it must still be the one who may, and there must still be no second person (decision 6).
    """
    locked(Announcement, by.organisation, announcement_id)
    announcement = announcement_with(by.organisation, announcement_id)
    check_can_carry_out(by, announcement, at)
    check_still_may(by, announcement, at)
    check_address_has_settled(by, at)
    check_no_second_hand(second_hands(announcement, at))
    announcement.done_at = at
    write(announcement, AnnouncementCarriedOut())
    happen(announcement, at, single_handed=True)
    return announcement.ref


def check_still_may(by: Actor, announcement: Announcement, at: datetime) -> None:
    """What allowed somebody to announce it three days ago must allow it today."""
    person = locked(Person, by.organisation, announcement.person_id)
    if announcement.act == AnnouncedAct.ADDRESS:
        check_can_propose_address(by, person, today(by.organisation, at))
    elif announcement.act == AnnouncedAct.ACCESS:
        check_can_give(by, person)
    else:
        check_can_announce_entry(by)


def happen(announcement: Announcement, at: datetime, *, single_handed: bool) -> None:
    """The act itself, in the name of whoever announced it."""
    person = locked(Person, announcement.organisation_id, announcement.person_id)
    check_is_here(person, today(person.organisation_id, at))
    if announcement.act == AnnouncedAct.ADDRESS:
        change_mail(announcement, person, at)
    elif announcement.act == AnnouncedAct.ACCESS:
        hat = Hat(announcement.hat)
        check_is_new(person, hat)
        write(grant_of(person, hat, announcement.announced_by_id, at, single_handed=single_handed), AccessGranted())
    else:
        since = announcement.leads_from or today(person.organisation_id, at)
        check_can_lead(person)
        row = entry_of(person, Basis(announcement.basis), since, announcement.announced_by_id, at)
        row.single_handed = single_handed
        write(row, LeaderEntered(occurred_on=since))


def change_mail(announcement: Announcement, person: Person, at: datetime) -> None:
    """Only one hand ever changes an announced address: a second one approves the proposal instead."""
    if announcement.change_id is None:
        raise Unknown("change")
    change = locked(AddressChange, person.organisation_id, announcement.change_id)
    check_still_open(change, at)
    person.email = free_address(person, change.new_address or "")
    write(person, PersonChanged())
    change.changed_at, change.single_handed = at, True
    write(change, AddressChanged())
