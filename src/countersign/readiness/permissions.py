"""Who may see what an auditor would say, and who answers it. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused
from countersign.readiness.enums import StatementState, TolerationState
from countersign.readiness.models import Statement, Toleration

READERS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR)

MAY: dict[str, dict[Hat, str]] = {
    "finding.read": dict.fromkeys(READERS, ALL),
    "wall.read": dict.fromkeys(READERS, ALL),
    "brief.read": {Hat.TOP_MANAGEMENT: OWN, Hat.ISMS_LEAD: ALL},
    "year.read": dict.fromkeys(READERS, ALL),
    "toleration.propose": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "toleration.approve": {Hat.TOP_MANAGEMENT: ALL},
    "toleration.close": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "statement.write": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "statement.approve": {Hat.TOP_MANAGEMENT: ALL},
    "statement.close": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
}
"""Nothing of it can be released to an external auditor one by one: they get it in a pack (decision record 0028)."""

TOLERATED: dict[TolerationState, str] = {
    TolerationState.PROPOSED: "Top management has not decided about this yet.",
    TolerationState.APPROVED: "Top management has approved this already.",
    TolerationState.REFUSED: "This was refused or taken back.",
    TolerationState.ENDED: "This was ended.",
}
DECLARED: dict[StatementState, str] = {
    StatementState.OFFERED: "Top management has not decided about this statement yet.",
    StatementState.APPROVED: "This statement was approved before.",
    StatementState.TAKEN_BACK: "This statement was taken back.",
    StatementState.WITHDRAWN: "This statement was withdrawn.",
}
"""Why a step is not possible: where it stands instead."""

ANOTHER_LEADER = (
    "another member of top management decides. If nobody else leads any more, you can once that has been on record "
    "for 72 hours."
)


def check_can_read_brief(by: Actor, person: UUID) -> None:
    """The brief of whoever is going to be asked is theirs; the ISMS lead prepares them."""
    if not (Hat.ISMS_LEAD in by.hats or (allowed(MAY, by, "brief.read") and by.person == person)):
        raise Refused("A brief is for whoever leads, and for the ISMS lead who prepares them.")


def check_can_propose_toleration(by: Actor) -> None:
    if not allowed(MAY, by, "toleration.propose"):
        raise Refused("Only top management or the ISMS lead can ask to live with a finding.")


def check_can_approve_toleration(by: Actor, toleration: Toleration, capacity: str, only_leader: bool) -> None:
    """Top management decides: whoever is on the register on the day of the act, read again under the lock.

    ``capacity`` is what the register says of the actor that day, empty when it says nothing. Nobody decides about what
    they asked for, nor about a finding that is about themselves, unless they are the only top manager (S1, S5).
    """
    if not capacity or not allowed(MAY, by, "toleration.approve"):
        raise Refused("Only top management can decide to live with a finding.")
    if toleration.state is not TolerationState.PROPOSED:
        raise Refused(TOLERATED[toleration.state])
    if toleration.is_about(by.person) and not only_leader:
        raise Refused("This finding is about you: " + ANOTHER_LEADER)
    if toleration.proposed_by_id == by.person and not only_leader:
        raise Refused("You asked for this: " + ANOTHER_LEADER)


def check_not_about(others_decide: bool) -> None:
    """A finding that names several is about each of them: somebody decides whom it does not name (S5)."""
    if others_decide:
        raise Refused("This finding is about you: " + ANOTHER_LEADER)


def check_can_close_toleration(by: Actor, toleration: Toleration) -> None:
    """What top management has approved, only top management ends."""
    if not allowed(MAY, by, "toleration.close"):
        raise Refused("Only top management or the ISMS lead can end this.")
    if toleration.state not in (TolerationState.PROPOSED, TolerationState.APPROVED):
        raise Refused(TOLERATED[toleration.state])
    if toleration.state is TolerationState.APPROVED and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("Top management has approved this: only top management can end it.")


def check_can_write_statement(by: Actor) -> None:
    if not allowed(MAY, by, "statement.write"):
        raise Refused("Only top management or the ISMS lead can declare gaps.")


def check_can_approve_statement(by: Actor, statement: Statement, capacity: str, only_leader: bool) -> None:
    """Top management declares; nobody approves what they offered themselves, unless nobody else leads (S1)."""
    if not capacity or not allowed(MAY, by, "statement.approve"):
        raise Refused("Only top management can approve the statement.")
    if statement.state is not StatementState.OFFERED:
        raise Refused(DECLARED[statement.state])
    if statement.is_own_of(by.person) and not only_leader:
        raise Refused("You wrote or offered this statement: " + ANOTHER_LEADER)


def check_can_close_statement(by: Actor, statement: Statement) -> None:
    """What top management has declared, only top management takes back."""
    if not allowed(MAY, by, "statement.close"):
        raise Refused("Only top management or the ISMS lead can take a statement back.")
    if statement.state not in (StatementState.OFFERED, StatementState.APPROVED):
        raise Refused(DECLARED[statement.state])
    if statement.state is StatementState.APPROVED and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("Top management has approved this statement: only top management can withdraw it.")
