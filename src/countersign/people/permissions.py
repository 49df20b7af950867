"""Who may do what with organisations and people. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.refusals import Refused
from countersign.people.models import Person

ALL = "all"

MAY: dict[str, dict[Hat, str]] = {
    "person.enter": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.leave": {Hat.ISMS_LEAD: ALL, Hat.HR: ALL},
    "person.erase": {Hat.HR: ALL},
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
