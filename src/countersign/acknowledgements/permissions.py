"""Who may do what with acceptances. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from countersign.acknowledgements.models import Acceptance, Exemption, Reply
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.policies.enums import VersionState

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.policies.models import Policy, Version

OWN_POLICY = "their own policies"
NUMBERS = "numbers, and leaders by name"

MAY: dict[str, dict[Hat, str]] = {
    "acceptance.give": {Hat.STAFF: OWN},
    "acceptance.read": {
        **dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR), ALL),
        Hat.TOP_MANAGEMENT: NUMBERS,
    },
    "question.answer": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN_POLICY},
    "exemption.read": dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.TOP_MANAGEMENT), ALL),
    "exemption.grant": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "exemption.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
}

NOT_IN_FORCE: dict[VersionState, str] = {
    VersionState.SUPERSEDED: "A later version has taken the place of this one. That is the one to read and accept.",
    VersionState.WITHDRAWN: "This version was withdrawn. There is nothing to accept.",
}
"""What became of a version meanwhile."""


def can_read_names(by: Actor) -> bool:
    """Numbers are for all who may read acceptances; the names behind them are not."""
    return any(MAY["acceptance.read"].get(hat) == ALL for hat in by.hats)


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
