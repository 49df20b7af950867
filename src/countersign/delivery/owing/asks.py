"""What leaders are asked for, and what they took on: it waits for them alone, on the desk and in the day's one mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.asks import queries as asks
from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.people.queries import is_away
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.asks.models import Ask, Chase, Commitment
    from countersign.people.models import Person

LONGEST = 160
"""Of somebody's words in a list; the rest stands on the page."""

USUAL_MINUTES = 5


def answers(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Asks without an answer. Whoever is on leave finds them here, and is not mailed: the clock rests."""
    on = day_in(read.firm.time_zone, at)
    waiting = [one for one in asks.unanswered(read.firm.id) if person in (None, one.leader_id)]
    waiting = [one for one in waiting if is_here(one.leader, on) and (person or not is_away(one.leader, on))]
    chased = asks.chased_here(read.firm.id) if waiting else {}
    yield from (to_answer(one, chased.get(one.id), read.firm.time_zone) for one in waiting)


def to_answer(ask: Ask, chase: Chase | None, zone: str) -> Owed:
    """Chased from here it is told anew: one more step, in the next mail of the day."""
    return Owed(
        person=ask.leader_id,
        item=f"{ask.ref}/{chase.id.hex}" if chase else ask.ref,
        since=day_in(zone, chase.chased_at if chase else ask.asked_at),
        title=say("Answer: {wanted}", wanted=shorten(ask.wanted or "", LONGEST, placeholder=" …")),
        why=say("{name} asks you. {why}", name=str(ask.asked_by), why=shorten(ask.why_now or "", LONGEST)),
        label=say("Look and answer"),
        route=("asks:answer", ask.id.hex),
        minutes=ask.minutes or USUAL_MINUTES,
        until=ask.due_on,
    )


def commitments(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """What a leader took on, from its day on, until they say what became of it."""
    on = day_in(read.firm.time_zone, at)
    for one in asks.standing(read.firm.id):
        if one.due_on <= on and person in (None, one.leader_id) and is_here(one.leader, on):
            yield to_settle(one)


def to_settle(one: Commitment) -> Owed:
    return Owed(
        person=one.leader_id,
        item=one.ref,
        since=one.due_on,
        title=say("Say whether it is done: {words}", words=shorten(one.words or "", LONGEST, placeholder=" …")),
        why=say("You took it on for this day."),
        label=say("Say what became of it"),
        route=("asks:meet", one.id.hex),
        minutes=1,
        until=one.due_on,
    )


def is_here(leader: Person, on: date) -> bool:
    return leader.left_on is None or leader.left_on > on
