"""Who may do what with organisations and people. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.refusals import Refused
from countersign.people.models import Leader, Person

ALL = "all"
OWN = "about themselves"

MAY: dict[str, dict[Hat, str]] = {
    "person.enter": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.leave": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.erase": {Hat.HR: ALL},
    "person.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR), ALL),
    "register.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.STAFF), ALL),
    "register.change": {Hat.TOP_MANAGEMENT: ALL},
    "register.confirm": {Hat.STAFF: OWN},
    "access.grant": {Hat.TOP_MANAGEMENT: ALL},
}


def may(by: Actor, act: str) -> bool:
    """Does one of the actor's hats allow this act at all?"""
    return bool(by.hats & MAY[act].keys())


def check_can_enter(by: Actor) -> None:
    if by.kind is not ActorKind.SET_UP and not may(by, "person.enter"):
        raise Refused("Only the ISMS lead or HR can enter people.")


def check_can_let_leave(by: Actor) -> None:
    if not may(by, "person.leave"):
        raise Refused("Only the ISMS lead or HR can record that somebody left.")


def check_can_erase(by: Actor, person: Person) -> None:
    """Erasure is HR's, never about oneself (S5), and only for somebody who has left."""
    if not may(by, "person.erase"):
        raise Refused("Only HR can erase somebody's personal data.")
    if person.id == by.person:
        raise Refused("Nobody erases themselves: ask another person with HR's access.")
    if person.left_on is None:
        raise Refused("Record first that this person has left.")
    if person.erased_at is not None:
        raise Refused("The personal data of this person were erased before.")


def check_can_change_register(by: Actor) -> None:
    """The register is edited by somebody who is on it; the first entry comes with the set-up."""
    if by.kind is not ActorKind.SET_UP and not may(by, "register.change"):
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
    if not may(by, "access.grant"):
        raise Refused("Only top management can give or take back access.")


def check_can_grant(by: Actor, person: Person, only_leader: bool) -> None:
    """Top management gives access; to themselves only where there is nobody else (S5)."""
    if by.kind is ActorKind.SET_UP:
        return
    if not may(by, "access.grant"):
        raise Refused("Only top management can give or take back access.")
    if person.id == by.person and not only_leader:
        raise Refused("Nobody gives access to themselves: ask another member of top management.")
    if person.left_on is not None:
        raise Refused("This person has left.")
