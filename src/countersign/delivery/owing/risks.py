"""What waits about risks: for their owners, for whoever decides, and for leaders who should know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered
from countersign.risks.enums import Answer
from countersign.risks.queries import RiskBook, Standing, decider, scale

ASKED_AGAIN = {
    Answer.OUTGROWN: "It is larger now than when this was decided: what was decided does not cover it.",
    Answer.LAPSED: "The day has passed until which what was decided holds.",
    Answer.UNDECIDED: "Nothing is decided about it, and it is high.",
}


def risks(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Everything about risks that waits for somebody."""
    on = day_in(read.firm.time_zone, at)
    if not read.held.has("risk"):
        return
    book = read.risks(on)
    standings = book.standings(on, scale(read.firm.id, on, read.settings(on)))
    if not standings:
        return
    leaders = [one.person_id for one in read.register.leaders(on)]
    for one in standings:
        yield from to_own(one, read.firm.time_zone)
        yield from to_decide(read, one, leaders, at)
        yield from to_answer(read, one, on)
        yield from to_see(book, one, leaders)


def to_own(one: Standing, zone: str) -> Iterator[Owed]:
    """The person named as the owner has not accepted it."""
    if one.owner is None or one.risk.owned_at is not None or one.risk.named_at is None:
        return
    yield Owed(
        person=one.owner.id,
        item=f"{one.risk.ref}/own/{one.owner.id.hex}",
        since=day_in(zone, one.risk.named_at),
        title=say("Say whether you answer for the risk: {risk}", risk=one.risk.title),
        why=say("{name} named you as its owner. It is yours once you accept.", name=str(one.risk.named_by)),
        label=say("Read and accept"),
        route=("risks:risk", one.risk.id.hex),
        minutes=2,
    )


def to_decide(read: Gathered, one: Standing, leaders: Iterable[UUID], at: datetime) -> Iterator[Owed]:
    """What was put forward: for the owner where it is theirs to decide, and else for whoever leads."""
    asked = one.proposal
    if asked is None or one.now is None or asked.assessment_id != one.now.id:
        return
    for person in deciders(read, one, leaders, at):
        yield Owed(
            person=person,
            item=asked.ref,
            since=day_in(read.firm.time_zone, asked.proposed_at),
            title=say("Decide what is done about a risk of {score}: {risk}", score=asked.score, risk=one.risk.title),
            why=say("{name} put it forward. Nothing holds until it is approved.", name=str(asked.proposed_by)),
            label=say("Look and decide"),
            route=("risks:treatment", asked.id.hex),
            minutes=2,
        )


def deciders(read: Gathered, one: Standing, leaders: Iterable[UUID], at: datetime) -> list[UUID]:
    """Nobody is asked for what they put forward, nor a leader for their own beyond its owner: but who leads alone."""
    if one.proposal is None:
        return []
    held = [each for each in read.book.appointments if each.person_id == one.risk.owner_id]
    judged = decider(one.proposal, one.scale, held, one.on)
    asker = one.proposal.proposed_by_id
    if judged.is_owner and one.owner and one.risk.owned_at is not None and one.owner.id != asker:
        return [one.owner.id]
    barred = {asker} if judged.is_owner else {asker, one.risk.owner_id}
    return [each for each in leaders if each not in barred or read.leads_alone(each, at)]


def to_answer(read: Gathered, one: Standing, on: date) -> Iterator[Owed]:
    """A high risk of which nothing is decided, or a decision that does not hold any more: for its owner or the lead."""
    if one.proposal is not None or one.now is None:
        return
    if one.answer not in ASKED_AGAIN or (one.answer is Answer.UNDECIDED and not one.is_high):
        return
    owner = one.owner.id if one.owner and one.risk.owned_at is not None else None
    for person in [owner] if owner else sorted(answering(read, on)):
        yield Owed(
            person=person,
            item=f"{one.risk.ref}/answer/{one.now.id.hex}",
            since=since(one),
            title=say("Say what is to be done about a risk of {score}: {risk}", score=one.score, risk=one.risk.title),
            why=say(ASKED_AGAIN[one.answer]),
            label=say("Look and put it forward"),
            route=("risks:risk", one.risk.id.hex),
            minutes=5,
        )


def since(one: Standing) -> date:
    if one.answer is Answer.LAPSED and one.decision and one.decision.until_on:
        return one.decision.until_on
    return one.now.assessed_on if one.now else one.risk.identified_on


def to_see(book: RiskBook, one: Standing, leaders: Iterable[UUID]) -> Iterator[Owed]:
    """A risk from the organisation's threshold on is shown to every leader, until each has said that they saw it."""
    if not one.is_for_leaders or one.now is None:
        return
    for person in leaders:
        if book.seen_by(one, person) is None:
            yield Owed(
                person=person,
                item=f"{one.risk.ref}/see/{one.now.id.hex}",
                since=one.now.assessed_on,
                title=say("See a risk of {score}: {risk}", score=one.score, risk=one.risk.title),
                why=say("From a score of {n} on, every leader is shown a risk.", n=f"{one.scale.leaders_from:g}"),
                label=say("Look, and say what you make of it"),
                route=("risks:risk", one.risk.id.hex),
                minutes=2,
            )
