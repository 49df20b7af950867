"""What leaders were asked for, and how late an answer is (DOMAIN, 2.1 number 5; ENG-001)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.asks.facts import Ask
from countersign.kernel.words import listed, spelled
from countersign.people.facts import Leave, Person
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import leaders


def asks_of_leaders(dossier: Dossier) -> list[Ask]:
    """The specific requests to people who lead now, those due first first."""
    leading = {person.id for person in leaders(dossier)}
    found = [ask for ask in dossier.asks if ask.specific and ask.to in leading]
    return sorted(found, key=lambda ask: (ask.due, ask.on, ask.id))


def days_away(person: Person, after: date, until: date) -> int:
    """On how many days after the one and up to the other they were on leave or ill, each day counted once."""
    away, counted = 0, after.toordinal()
    for leave in sorted(person.leave, key=lambda leave: leave.since):
        first, last = max(leave.since.toordinal(), counted + 1), min(last_day(leave), until.toordinal())
        away += max(0, last - first + 1)
        counted = max(counted, last)
    return away


def last_day(leave: Leave) -> int:
    """The ordinal of its last day; somebody who is not back is away for good so far."""
    return (leave.until or date.max).toordinal() - 1


def is_away_since_unknown(person: Person, on: date) -> bool:
    """Marked as on leave, while no recorded period says since when."""
    return person.on_leave and not any(
        leave.since <= on and on.toordinal() <= last_day(leave) for leave in person.leave
    )


def asks_named(asks: Sequence[Ask]) -> str:
    """Requests as they stand in a sentence, by their text or their day."""
    return listed(
        [f'"{ask.text}" ({spelled(ask.on)})' if ask.text else f"that of {spelled(ask.on)}" for ask in asks],
    )
