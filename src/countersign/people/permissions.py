"""Who may do what with organisations and people. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.people.enums import AnnouncedAct
from countersign.people.models import AddressChange, Announcement, Leader, Organisation, Person
from countersign.people.queries import has_lapsed, may_approve_again

IMPORT = "import"
"""The way an actor came in whose acts a list of people caused."""


MAY: dict[str, dict[Hat, str]] = {
    "organisation.change": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "person.enter": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.change": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.import": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.leave": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.erase": {Hat.HR: ALL},
    "person.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR), ALL),
    "address.change": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "address.propose": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL, Hat.STAFF: OWN},
    "address.try_again": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL, Hat.STAFF: OWN},
    "address.approve": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "register.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.STAFF), ALL),
    "register.begin": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "register.change": {Hat.TOP_MANAGEMENT: ALL},
    "register.confirm": {Hat.STAFF: OWN},
    "access.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR), ALL),
    "access.grant": {Hat.TOP_MANAGEMENT: ALL},
    "register.announce": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "announcement.read": {Hat.STAFF: ALL},
    "announcement.stop": {Hat.STAFF: ALL},
    "announcement.agree": {Hat.TOP_MANAGEMENT: ALL},
    "announcement.carry_out": {Hat.STAFF: OWN},
    "setting.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "setting.change": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
}


def check_can_change_organisation(by: Actor) -> None:
    if not allowed(MAY, by, "organisation.change"):
        raise Refused("Only top management or the ISMS lead can change what is recorded about the organisation.")


def check_can_change_setting(by: Actor) -> None:
    if not allowed(MAY, by, "setting.change"):
        raise Refused("Only top management or the ISMS lead can change what this organisation is judged by.")


def check_can_enter(by: Actor) -> None:
    if by.kind is not ActorKind.SET_UP and not allowed(MAY, by, "person.enter"):
        raise Refused("Only the ISMS lead or HR can enter people.")


def check_can_let_leave(by: Actor) -> None:
    if not allowed(MAY, by, "person.leave"):
        raise Refused("Only the ISMS lead or HR can record that somebody left.")


def check_can_change(by: Actor) -> None:
    if not allowed(MAY, by, "person.change"):
        raise Refused("Only the ISMS lead or HR can change what is recorded about people.")


def check_can_import(by: Actor) -> UUID:
    """Who takes a list in: an import is always somebody's act."""
    if not allowed(MAY, by, "person.import") or by.person is None:
        raise Refused("Only the ISMS lead or HR can import a list of people.")
    return by.person


def check_fresh(row: Person | Organisation, revision_shown: int) -> None:
    """Nobody writes over what they have not seen."""
    if row.revision != revision_shown:
        raise Stale("Somebody changed this after you opened it. Look at it again, then save.")


def check_is_here(person: Person, on: date) -> None:
    if person.erased_at is not None or (person.left_on is not None and person.left_on <= on):
        raise Refused("This person has left.")


def check_can_change_address(by: Actor, person: Person, on: date, holds_credentials: bool) -> None:
    """One person alone changes only the address of somebody whose address opens nothing (S7)."""
    if not allowed(MAY, by, "address.change"):
        raise Refused("Only the ISMS lead or HR can change a mail address.")
    check_is_here(person, on)
    if holds_credentials and by.via == IMPORT:
        raise Refused(say("{name} leads or has special access: no import changes that mail address.", name=str(person)))
    if holds_credentials:
        raise Refused(
            say("{name} leads or has special access: propose the address, and a second person approves it.",
                name=str(person))
        )  # fmt: skip


def check_can_propose_address(by: Actor, person: Person, on: date) -> None:
    """HR, the ISMS lead, or the person concerned."""
    if not allowed(MAY, by, "person.change") and by.person != person.id:
        raise Refused("Only the ISMS lead, HR or the person concerned can propose another mail address.")
    check_is_here(person, on)


def check_can_try_again(by: Actor, person: Person, on: date) -> None:
    """HR and the ISMS lead, or whoever reads the mail."""
    if not allowed(MAY, by, "person.change") and by.person != person.id:
        raise Refused("Only the ISMS lead, HR or the person concerned can have a mail address tried again.")
    check_is_here(person, on)


def check_can_approve_address(by: Actor, change: AddressChange) -> None:
    """A second person: not the one who proposed it, and not the one whose address it is (S5, S7)."""
    if not allowed(MAY, by, "address.approve"):
        raise Refused("Only top management, the ISMS lead or HR can approve another mail address.")
    if by.person == change.proposed_by_id:
        raise Refused("You proposed this address: a second person approves it.")
    if by.person == change.person_id:
        raise Refused("This is your own address: another person approves it.")
    if change.changed_at is not None:
        raise Refused("This address was approved before.")


def check_can_erase(by: Actor, person: Person, on: date) -> None:
    """Erasure is HR's, never about oneself (S5), and only for somebody who has left."""
    if not allowed(MAY, by, "person.erase"):
        raise Refused("Only HR can erase somebody's personal data.")
    if person.id == by.person:
        raise Refused("Nobody erases themselves: ask another person with HR's access.")
    if person.left_on is None or person.left_on > on:
        raise Refused("Record first that this person has left.")
    if person.erased_at is not None:
        raise Refused("The personal data of this person were erased before.")


def check_can_change_register(by: Actor) -> None:
    """The register is edited by somebody who is on it."""
    if by.kind is not ActorKind.SET_UP and not allowed(MAY, by, "register.change"):
        raise Refused("Only top management can change the top-management register.")


def check_can_enter_leader(by: Actor, begun: bool) -> None:
    """Until the first leader has countersigned, whoever sets up names who leads; then the register is its own."""
    if begun or not allowed(MAY, by, "register.begin"):
        check_can_change_register(by)


def check_can_confirm(by: Actor, leader: Leader) -> None:
    """Only the person entered can say that it is so."""
    if leader.person_id != by.person:
        raise Refused("Only the person who was entered can countersign this entry.")
    if leader.confirmed_at is not None:
        raise Refused("This entry was countersigned before.")
    if leader.leads_until is not None:
        raise Refused("This entry has ended.")


def check_can_end_access(by: Actor) -> None:
    if not allowed(MAY, by, "access.grant"):
        raise Refused("Only top management can give or take back access.")


def check_can_grant(by: Actor, person: Person, only_leader: bool, mixes: bool) -> None:
    """Top management gives access, never to themselves (S5), and by one hand only what may lie in one (S4).

    ``mixes``: the care of the system and a say in its content would come together.
    """
    if by.kind is ActorKind.SET_UP:
        return
    check_can_give(by, person)
    if person.id == by.person and not only_leader:
        raise Refused("Nobody gives access to themselves: ask another member of top management.")
    if person.id == by.person:
        raise Refused("Nobody gives access to themselves. Nobody else leads here: announce it to everybody.")
    if mixes:
        raise Refused(
            say("{name} would look after the system and decide on its content: that takes two. Announce it.",
                name=str(person))
        )  # fmt: skip


def check_can_give(by: Actor, person: Person) -> None:
    if not allowed(MAY, by, "access.grant"):
        raise Refused("Only top management can give or take back access.")
    if person.left_on is not None:
        raise Refused("This person has left.")


def check_address_has_settled(by: Actor, at: datetime) -> None:
    """A mailbox that was just taken over approves nothing before its owner and the others have read of it (S7)."""
    if by.kind is ActorKind.PERSON and not may_approve_again(by.organisation, by.person, at):
        raise Refused("Your mail address was changed less than 24 hours ago. Until then nothing is approved with it.")


def check_can_announce_entry(by: Actor) -> None:
    if not allowed(MAY, by, "register.announce"):
        raise Refused("Only top management, the ISMS lead or HR can announce who leads.")


def check_is_open(announcement: Announcement, at: datetime) -> None:
    """What was stopped, has happened or was only said is over."""
    if announcement.stopped_at is not None:
        raise Refused(say("{name} stopped this: it does not happen.", name=str(announcement.stopped_by)))
    if announcement.done_at is not None:
        raise Refused("This has happened before.")
    if has_lapsed(announcement, at):
        raise Refused("This was announced more than a week ago and never carried out. Announce it again.")


def check_can_stop(by: Actor, announcement: Announcement, at: datetime) -> None:
    """Whoever is here was told, and may stop it until it happens; whoever announced it may take it back."""
    if not allowed(MAY, by, "announcement.stop"):
        raise Refused("Only somebody who belongs here can stop this.")
    check_is_open(announcement, at)


def check_can_agree(by: Actor, announcement: Announcement, can_agree: bool, at: datetime) -> None:
    """A second person: neither the one who announced it, nor the one it is about."""
    if by.person == announcement.announced_by_id:
        raise Refused("You announced this: a second person agrees to it, or nobody stops it.")
    if by.person == announcement.person_id:
        raise Refused("This is about yourself: another person agrees to it.")
    if announcement.act == AnnouncedAct.ADDRESS or not can_agree:
        raise Refused("Only another member of top management can agree to this.")
    check_is_open(announcement, at)


def check_can_carry_out(by: Actor, announcement: Announcement, at: datetime) -> None:
    """Whoever announced it, once everybody has had the time to stop it."""
    if by.person != announcement.announced_by_id:
        raise Refused("Only the person who announced this can carry it out.")
    check_is_open(announcement, at)
    if at < announcement.may_happen_at:
        raise Refused("Everybody who was told may still stop this. It can happen 72 hours after it was announced.")


def check_no_second_hand(others: list[Person]) -> None:
    """Where there is a second person, the exception is over: they decide (decision 6)."""
    if others:
        raise Refused(say("{name} can be the second person: ask for their hand.", name=str(others[0])))
