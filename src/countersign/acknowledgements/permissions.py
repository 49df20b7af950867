"""Who may do what with acceptances. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.acknowledgements.models import Acceptance, Exemption, Reply, Undertaking
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.instants import day_in
from countersign.kernel.permits import ALL, OWN, OWN_POLICY, allowed
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.kernel.words import say
from countersign.policies.enums import VersionState

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.policies.models import Policy, Version

OWN_PEOPLE = "who reports to them"
NUMBERS = "numbers, and leaders by name"
BY_NAME = (Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR)
"""Who sees the names behind the numbers."""

MAY: dict[str, dict[Hat, str]] = {
    "acceptance.give": {Hat.STAFF: OWN},
    "acceptance.read": {**dict.fromkeys(BY_NAME, ALL), Hat.TOP_MANAGEMENT: NUMBERS},
    "acceptance.read_reports": {Hat.STAFF: OWN_PEOPLE},
    "acceptance.read_names": dict.fromkeys(BY_NAME, ALL),
    "acceptance.read_scan": dict.fromkeys(BY_NAME, ALL),
    "acceptance.record": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "question.answer": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN_POLICY},
    "exemption.read": dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.TOP_MANAGEMENT), ALL),
    "exemption.grant": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "undertaking.read": dict.fromkeys((*BY_NAME, Hat.TOP_MANAGEMENT), ALL),
    "undertaking.record": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "undertaking.end": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "exemption.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
}

NOT_IN_FORCE: dict[VersionState, str] = {
    VersionState.SUPERSEDED: "A later version has taken the place of this one. That is the one to read and accept.",
    VersionState.WITHDRAWN: "This version was withdrawn. There is nothing to accept.",
}
"""What became of a version meanwhile."""


def can_read_names(by: Actor) -> bool:
    """Numbers are for all who may read acceptances; the names behind them are not."""
    return allowed(MAY, by, "acceptance.read_names")


def can_answer(by: Actor, policy: Policy) -> bool:
    return Hat.ISMS_LEAD in by.hats or (by.person is not None and policy.owned_by_id == by.person)


def check_here(person: Person | None, on: date) -> Person:
    """Whoever puts their name to something is here on that day."""
    if person is None or person.erased_at is not None:
        raise Refused("Only somebody who works here can answer.")
    if person.left_on is not None and person.left_on <= on:
        raise Refused("You have left the organisation: nothing is asked of you any more.")
    if person.joined_on is not None and person.joined_on > on:
        raise Refused("You have not joined yet. This is asked of you from your first day on.")
    return person


def check_in_force(version: Version) -> None:
    """A page that was opened before the version made way must not be answered any more."""
    if version.published_at is None:
        raise Unknown("version")
    if version.state in NOT_IN_FORCE:
        raise Stale(NOT_IN_FORCE[version.state])


def check_can_record(by: Actor, people: Collection[UUID], witness: UUID | None = None) -> None:
    """Somebody else enters it than those who signed, and somebody else saw it (S9)."""
    if not allowed(MAY, by, "acceptance.record"):
        raise Refused("Only the ISMS lead or HR can record what people accepted elsewhere.")
    if by.person in people:
        raise Refused("Nobody records their own acceptance: accept it here yourself.")
    if witness in people:
        raise Refused("Whoever signed the sheet is no witness to it. Name somebody else who was there.")


def check_could_accept(version: Version, accepted_on: date, today: date, zone: str) -> None:
    """The version was in force on that day, which lies behind us.

    ``zone``: the organisation's. What was recorded as history made way only when that was entered.
    """
    gone_at = version.superseded_at or version.withdrawn_at
    gone_on = day_in(zone, gone_at) if gone_at else None
    if version.published_at is None:
        raise Unknown("version")
    if accepted_on > today:
        raise Refused("Only what has happened can be recorded: look at the day.")
    if version.effective_on is not None and accepted_on < version.effective_on:
        raise Refused(
            say(
                "Version {label} is in force since {day}: nobody could accept it before.",
                label=version.label,
                day=version.effective_on,
            )
        )
    if gone_on is not None and accepted_on > gone_on:
        raise Refused(
            say(
                "Version {label} was in force until {day}: nobody could accept it later.",
                label=version.label,
                day=gone_on,
            )
        )


def check_was_here(person: Person, on: date) -> None:
    """Somebody who accepted was here on that day."""
    if person.erased_at is not None:
        raise Refused("Somebody among them was erased: nothing is recorded about them any more.")
    if person.joined_on is not None and on < person.joined_on:
        raise Refused(say("{name} joined on {day}, after that.", name=str(person), day=person.joined_on))
    if person.left_on is not None and on >= person.left_on:
        raise Refused(say("{name} left on {day}, before that.", name=str(person), day=person.left_on))


def check_can_bind(by: Actor, people: Collection[UUID]) -> None:
    if not allowed(MAY, by, "undertaking.record"):
        raise Refused("Only the ISMS lead or HR can record whom a contract binds.")
    if by.person in people:
        raise Refused("Nobody records that they are bound themselves: ask a colleague.")


def check_can_release(by: Actor, row: Undertaking, on: date) -> None:
    if not allowed(MAY, by, "undertaking.end"):
        raise Refused("Only the ISMS lead or HR can record that a contract binds nobody any more.")
    if row.ended_on is not None or (row.until_on is not None and row.until_on < on):
        raise Refused("This contract binds nobody any more.")


def check_can_decline(name: Acceptance | None) -> None:
    if name is not None:
        raise Refused("You have accepted this version. What was accepted stays; ask a question instead.")


def check_not_waiting(reply: Reply | None) -> None:
    if reply is not None:
        raise Refused("What you wrote before waits for an answer. You will get a mail when it is there.")


def check_can_answer(by: Actor, reply: Reply, policy: Policy) -> None:
    """The ISMS lead answers, or whoever owns the policy; nobody answers themselves."""
    if not can_answer(by, policy):
        raise Refused("Only the ISMS lead or the owner of the policy can answer.")
    if reply.person_id == by.person:
        raise Refused("Nobody answers their own question: ask a colleague.")
    if reply.answered_at is not None:
        raise Refused("This was answered before.")
    if reply.text is None:
        raise Refused("The person who asked was erased: there is nobody to answer.")


def check_can_exempt(by: Actor, person: Person, leads: bool) -> None:
    """Nobody exempts themselves (S5), and whoever leads is exempt from nothing: an auditor looks there first."""
    if not allowed(MAY, by, "exemption.grant"):
        raise Refused("Only the ISMS lead or top management can exempt somebody.")
    if person.id == by.person:
        raise Refused("Nobody exempts themselves: ask another member of top management, or the ISMS lead.")
    if leads:
        raise Refused("Whoever leads is not exempt: what they ask of everybody they put their own name to.")


def check_can_end_exemption(by: Actor, exemption: Exemption, on: date) -> None:
    if not allowed(MAY, by, "exemption.end"):
        raise Refused("Only the ISMS lead or top management can end an exemption.")
    if exemption.ended_on is not None or exemption.until_on < on:
        raise Refused("This exemption holds no more.")
