"""Who may do what with asks and commitments. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from countersign.asks.enums import MAY_BECOME, AskState, CommitmentState
from countersign.asks.models import Ask, Commitment
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say

if TYPE_CHECKING:
    from countersign.people.models import Person

READERS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR)

MAY: dict[str, dict[Hat, str]] = {
    "ask.read": dict.fromkeys(READERS, ALL),
    "ask.see": {**dict.fromkeys(READERS, ALL), Hat.STAFF: OWN},
    "ask.export": dict.fromkeys(READERS, ALL),
    "ask.make": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "ask.chase": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "ask.withdraw": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "ask.record_answer": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "ask.answer": {Hat.STAFF: OWN},
    "commitment.make": {Hat.TOP_MANAGEMENT: OWN},
    "commitment.settle": {Hat.STAFF: OWN},
}
"""An answer and a commitment are the leader's own act, whatever they wear: nobody gives them in their place.

Whoever is asked sees what they are asked, also without a hat: an executive who is not on the register.
"""

STANDS: dict[AskState, str] = {
    AskState.OPEN: "This ask waits for an answer.",
    AskState.ANSWERED: "This ask was answered: what was said stands.",
    AskState.WITHDRAWN: "This ask was withdrawn: ask anew.",
}
SETTLED: dict[CommitmentState, str] = {
    CommitmentState.STANDS: "This commitment stands.",
    CommitmentState.MET: "You said before that this is done.",
    CommitmentState.TAKEN_BACK: "This commitment was taken back.",
}
"""Why a step is not possible: where it stands instead."""


def can_see(by: Actor, ask: Ask) -> bool:
    """Also that nobody answered: the person asked, the lead, top management and the internal auditor."""
    return by.person == ask.leader_id or allowed(MAY, by, "ask.read")


def check_can_make(by: Actor, leader: Person, *, leads: bool) -> None:
    """``leads``: are they top management, or an executive, on this day?"""
    if not allowed(MAY, by, "ask.make"):
        raise Refused("Only top management or the ISMS lead can ask a leader for something.")
    if by.person == leader.id:
        raise Refused("You would ask yourself: record it as your commitment for the quarter.")
    if not leads:
        raise Refused(
            say("{name} is neither on the register of top management nor an executive: ask a leader.", name=str(leader))
        )


def check_open(ask: Ask, becomes: AskState) -> None:
    if becomes not in MAY_BECOME[ask.state]:
        raise Refused(STANDS[ask.state])


def check_can_chase(by: Actor, ask: Ask) -> None:
    if not allowed(MAY, by, "ask.chase"):
        raise Refused("Only top management or the ISMS lead can chase an answer.")
    if by.person == ask.leader_id:
        raise Refused("This is asked of you: answer it.")
    check_open(ask, AskState.ANSWERED)


def check_can_withdraw(by: Actor, ask: Ask) -> None:
    """Nobody withdraws what they are asked themselves (S5)."""
    if not allowed(MAY, by, "ask.withdraw"):
        raise Refused("Only top management or the ISMS lead can withdraw an ask.")
    if by.person == ask.leader_id:
        raise Refused("This is asked of you: answer it, also with a no.")
    check_open(ask, AskState.WITHDRAWN)


def check_can_answer(by: Actor, ask: Ask) -> None:
    if by.person is None or by.person != ask.leader_id:
        raise Refused("Only whoever is asked can answer.")
    check_open(ask, AskState.ANSWERED)


def check_can_record_answer(by: Actor, ask: Ask) -> None:
    """What a leader said elsewhere, by somebody who heard it."""
    if not allowed(MAY, by, "ask.record_answer"):
        raise Refused("Only top management or the ISMS lead can record what a leader answered.")
    if by.person == ask.leader_id:
        raise Refused("This is asked of you: answer it in your own name.")
    check_open(ask, AskState.ANSWERED)


def check_can_note_silence(by: Actor, ask: Ask, since: date | None, on: date) -> None:
    """``since``: the day from which silence counts; None while it does not. The system says it, and nobody else."""
    if by.kind is not ActorKind.SYSTEM:
        raise Refused("Nobody records silence: it is seen when the day passes.")
    if ask.state is not AskState.OPEN or ask.silent_at is not None or since is None or since >= on:
        raise Refused("There is no silence to record.")


def check_can_commit(by: Actor, capacity: str) -> None:
    """``capacity``: what the register says of the actor on this day."""
    if not capacity or not allowed(MAY, by, "commitment.make"):
        raise Refused("Only top management takes something on for a quarter, each in their own name.")


def check_can_settle(by: Actor, commitment: Commitment) -> None:
    if by.person is None or by.person != commitment.leader_id:
        raise Refused("Only whoever took it on can say what became of it.")
    if commitment.state is not CommitmentState.STANDS:
        raise Refused(SETTLED[commitment.state])
