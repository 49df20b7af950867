"""What is due on which day: what waits for somebody, with its day, and the days that are known besides.

Made from the same facts as the first page and the daily mail. A calendar elsewhere, and the page about everybody, say
what something is and name nobody: they lie open on desks and in meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.delivery.drafting import readings
from countersign.delivery.item import Owed
from countersign.delivery.owed import owed_to, waiting
from countersign.delivery.owing.awareness import INVITATION
from countersign.delivery.reviewing import reviews
from countersign.kernel.instants import day_in
from countersign.kernel.words import Words, say
from countersign.readiness.ahead import Ahead, days_ahead
from countersign.readiness.gathered import Gathered

SAFE = frozenset({"title", "label", "organisation", "n", "day", "code", "role", "begins", "score"})
"""Values of a title that are nobody's name and nobody's sentence; ``title`` is that of a policy, an objective, an
audit, a request. With any other (an event, a task, a risk), a calendar says what is to be done alone."""


@dataclass(frozen=True)
class Due:
    """``on``: the last day in time; without one nobody counts the days. ``of``: what keeps it the same thing.

    ``people``: for how many it waits; none of a day that is everybody's. ``since``: from when on it waits.
    """

    of: str
    on: date | None
    title: Words
    route: tuple[str, ...]
    people: int = 0
    since: date | None = None
    opens: UUID | None = None


def due_for(
    read: Gathered, person: UUID, at: datetime, sees: Callable[[str], bool], *, leaves: bool = False
) -> list[Due]:
    """Everything that waits for one person, and the days ahead that they may know of: the nearest first.

    ``sees``: may they see all of what an act of the matrix shows? ``leaves``: it goes to a calendar elsewhere.
    """
    owed = owed_to(read.firm, person, at, read)
    days = days_ahead(read, day_in(read.firm.time_zone, at))
    own = [one for one in days if one.person == person or (one.person is None and sees(one.act))]
    return by_day([*(asked(one, leaves=leaves) for one in owed), *besides(own, owed)])


def due_here(read: Gathered, at: datetime) -> list[Due]:
    """What has a day, for anybody here. What everybody is asked to accept is left out: policies count it. So are spot
    checks: who was drawn, and has answered, is nobody else's to see."""
    on = day_in(read.firm.time_zone, at)
    waits = (*waiting(read, at), *reviews(read, on), *readings(read, on))
    owed = [one for one in waits if one.until and not one.opens and not one.item.startswith(INVITATION)]
    return by_day([*together(owed), *besides(days_ahead(read, on), owed)])


def by_day(found: Iterable[Due]) -> list[Due]:
    return sorted(found, key=lambda one: (one.on or date.max, one.since or date.max, one.of))


def asked(owed: Owed, *, leaves: bool) -> Due:
    title = unnamed(owed) if leaves else owed.title
    return Due(owed.item, owed.until, title, owed.route, 1, owed.since, owed.opens)


def together(owed: Iterable[Owed]) -> Iterator[Due]:
    """The same thing for several people is one line."""
    found: dict[tuple[str, date | None, tuple[str, ...]], list[Owed]] = {}
    for one in owed:
        found.setdefault((one.item, one.until, one.route), []).append(one)
    for (item, until, route), several in found.items():
        first = several[0]
        people = len({one.person for one in several})
        yield Due(item, until, unnamed(first), route, people, min(one.since for one in several))


def besides(days: Iterable[Ahead], owed: Iterable[Owed]) -> Iterator[Due]:
    """Days that nothing waits for yet: where somebody is asked already, that is the line."""
    known = {(one.item.split("/", 1)[0], one.until) for one in owed}
    for one in days:
        if (one.of, one.on) not in known:
            yield Due(f"{one.of}/day", one.on, one.title, one.route)


def unnamed(owed: Owed) -> Words:
    """The title, where it names nobody; else what is to be done."""
    if {name for name, _value in owed.title.values} <= SAFE:
        return owed.title
    return say("Waits for you: {label}", label=str(owed.label))
