"""Asks of Larkbeam's leaders at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.asks.commands.answer import answer
from countersign.asks.commands.chase import chase
from countersign.asks.commands.commit import commit
from countersign.asks.commands.make import make
from countersign.asks.commands.meet import meet
from countersign.asks.commands.record_answer import record_answer
from countersign.asks.commands.take_back import take_back
from countersign.asks.commands.withdraw import withdraw
from countersign.asks.enums import Answer, Channel
from countersign.asks.models import Ask, Commitment
from countersign.asks.queries import ask, commitment
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails"]

TODAY = AT.date()
DUE = date(2026, 1, 16)
WANTED = "Chair the review on 20 January; I prepare everything"
WHY = "Stage 2 is on 25 January 2027, and Northgate Care waits for it."
ASK: dict[str, Any] = {
    "wanted": WANTED,
    "minutes": 60,
    "due_on": DUE,
    "why_now": WHY,
    "asked_on": TODAY,
    "library": "K04",
}
WORDS = "I have booked the room for it."


def made(here: Cast, first: str = "priya", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    terms: dict[str, Any] = {"asked_on": at.date(), **changed}
    return id_of(make(leader_id=here.person(first).id, **ASK | terms, by=by or lead(here), at=at))


def chased(here: Cast, id: UUID, channel: Channel = Channel.CALL, *, at: datetime, on: date | None = None) -> UUID:
    return id_of(chase(ask_id=id, channel=channel, chased_on=on or at.date(), by=lead(here), at=at))


def answered(here: Cast, id: UUID, what: Answer = Answer.YES, *, at: datetime, **more: Any) -> None:
    given: dict[str, Any] = {"words": WORDS, "by": here.actor("priya", Hat.TOP_MANAGEMENT), **more}
    answer(ask_id=id, answer=what, **given, at=at)


def told(here: Cast, id: UUID, *, at: datetime, **more: Any) -> None:
    """What she said in the corridor, as Tom writes it down."""
    given: dict[str, Any] = {
        "answer": Answer.YES,
        "words": WORDS,
        "answered_on": at.date(),
        "channel": Channel.IN_PERSON,
    }
    record_answer(ask_id=id, **given | {"by": lead(here), **more}, at=at)


def withdrawn(here: Cast, id: UUID, *, at: datetime, **more: Any) -> None:
    withdraw(ask_id=id, **{"because": "The review is moved.", "by": lead(here), **more}, at=at)


PROMISE = "I chair the review and publish what it decided."
PROMISED_FOR = date(2026, 2, 20)


def committed(here: Cast, *, at: datetime = AT, **changed: Any) -> UUID:
    given: dict[str, Any] = {"words": PROMISE, "due_on": PROMISED_FOR, "by": leader(here)}
    return id_of(commit(**given | changed, at=at))


def met(here: Cast, id: UUID, *, at: datetime, **changed: Any) -> None:
    given: dict[str, Any] = {"met_on": at.date(), "words": "The minutes are with Tom.", "by": leader(here)}
    meet(commitment_id=id, **given | changed, at=at)


def taken_back(here: Cast, id: UUID, *, at: datetime, **changed: Any) -> None:
    given: dict[str, Any] = {"because": "The review moves to May.", "by": leader(here)}
    take_back(commitment_id=id, **given | changed, at=at)


def found(here: Cast, id: UUID) -> Ask:
    return ask(here.organisation, id)


def taken(here: Cast, id: UUID) -> Commitment:
    return commitment(here.organisation, id)


def kind_of(here: Cast, row: Ask | Commitment) -> str:
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
