"""What audits wait for: findings to answer and to put right, a programme to approve, results to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.audits.enums import FindingState, InternalAuditState
from countersign.audits.queries import looked_at
from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import Words, say
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.audits.queries import Followed

LONGEST_SEEN = 240


def findings(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """Findings of audits, for whoever has to say or do something next."""
    zone = read.firm.time_zone
    for one in read.calendar.open_findings:
        answers = one.state is FindingState.OPEN
        waits = one.waits_for
        if waits is None or person not in (None, waits):
            continue
        returned = one.answers[-1].returned_at if one.answers and answers else None
        since = returned or (one.answer.answered_at if one.answer else one.row.raised_at)
        until = one.due_on if answers or one.answer is None else one.answer.action_due_on
        yield Owed(
            person=waits,
            item=f"{one.row.ref}/{len(one.answers)}/{one.state.lower()}",
            since=day_in(zone, since),
            title=title(one, answers=answers),
            why=say("“{seen}”", seen=shorten(one.row.seen, LONGEST_SEEN, placeholder=" …")),
            label=say("Read and answer") if answers else say("Say that it is done"),
            route=("audits:finding", one.row.id.hex),
            minutes=10 if answers else 3,
            until=until,
        )


def title(one: Followed, *, answers: bool) -> Words:
    if not answers:
        return say("Do what keeps a finding from coming back: {label}", label=one.row.label)
    if one.answers:
        return say("Answer a finding again: {label}. The auditor returned what was said", label=one.row.label)
    return say("Answer what an audit found: {label}", label=one.row.label)


def programme(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """A programme that waits, for whoever leads; not for whoever put it forward, unless nobody else leads (S1)."""
    zone = read.firm.time_zone
    for leader in leading(read, at, person):
        for one in read.calendar.proposed:
            own = one.proposed_by_id == leader
            if own and not read.leads_alone(leader, at):
                continue
            yield Owed(
                person=leader,
                item=one.ref,
                since=day_in(zone, one.proposed_at),
                title=say("Approve the audit programme, version {n}", n=one.version),
                why=say("{name} put it forward. It holds once a leader has approved it.", name=str(one.proposed_by)),
                label=say("Read and approve"),
                route=("audits:approve_programme", one.id.hex),
                minutes=5,
            )


def results(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """What internal audits found, for each leader, until one of them has put a name to having looked at it."""
    zone = read.firm.time_zone
    conducted = [one for one in read.calendar.internal if one.state is InternalAuditState.CONDUCTED]
    leaders = leading(read, at, person) if conducted else []
    looked = looked_at(read.firm.id) if leaders else set()
    for one in conducted:
        for leader in leaders if one.id not in looked and one.conducted_at else ():
            yield Owed(
                person=leader,
                item=f"{one.ref}/seen",
                since=day_in(zone, one.conducted_at or at),
                title=say("Look at what the internal audit found: {title}", title=one.title),
                why=say("The results go to those who lead. One of you says in their own name that they have looked."),
                label=say("Look at the results"),
                route=("audits:see", one.id.hex),
                minutes=5,
            )


def leading(read: Gathered, at: datetime, person: UUID | None) -> list[UUID]:
    on = day_in(read.firm.time_zone, at)
    return [one.person_id for one in read.register.leaders(on) if person in (None, one.person_id)]
