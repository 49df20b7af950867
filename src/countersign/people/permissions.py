"""Who may do what with organisations and people. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import ALL, OWN, RELEASED, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.people.models import AddressChange, Leader, Organisation, Person

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
    "address.approve": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "register.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.STAFF), ALL),
    "register.change": {Hat.TOP_MANAGEMENT: ALL},
    "register.confirm": {Hat.STAFF: OWN},
    "access.grant": {Hat.TOP_MANAGEMENT: ALL},
    "setting.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.EXTERNAL_AUDITOR: RELEASED,
    },
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
    """The register is edited by somebody who is on it; the first entry comes with the set-up."""
    if by.kind is not ActorKind.SET_UP and not allowed(MAY, by, "register.change"):
        raise Refused("Only top management can change the top-management register.")


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


def check_can_grant(by: Actor, person: Person, only_leader: bool) -> None:
    """Top management gives access; to themselves only where there is nobody else (S5)."""
    if by.kind is ActorKind.SET_UP:
        return
    if not allowed(MAY, by, "access.grant"):
        raise Refused("Only top management can give or take back access.")
    if person.id == by.person and not only_leader:
        raise Refused("Nobody gives access to themselves: ask another member of top management.")
    if person.left_on is not None:
        raise Refused("This person has left.")
