"""Who is late, counted for those who are told: their managers, and the ISMS lead.

For the page of one of them the database counts, in one query for all policies. For everybody's mail it is gathered from
what everybody owes, which is read for that anyway. Both say the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.counting import tallies
from countersign.acknowledgements.queries.crowd import ONE_DAY, began_since, crowd, late, settled, waiting, within
from countersign.acknowledgements.queries.owed import Due, owed_in_team
from countersign.acknowledgements.queries.remembered import EVERYBODY, Some, numbers
from countersign.people import queries as people
from countersign.policies.queries import Shelf

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

A_WEEK = timedelta(days=7)
WEEKS = 4
"""So far back it is asked when the newest of them came to be late."""


@dataclass(frozen=True)
class Lateness:
    """So many people are late with one policy or several.

    ``since`` is the Monday of the week in which the newest of them came to be late, so that whoever is told of them is
    told again when there is somebody new, at most once a week; None where that was more than four weeks ago.
    """

    people: int
    since: date | None


@dataclass
class Latecomers:
    """Gathered from what people owe on a day: since when each of them is late with anything, and their managers."""

    on: date
    late_from: dict[UUID, date] = field(default_factory=dict)
    managers: dict[UUID, UUID] = field(default_factory=dict)

    def see(self, due: Due) -> None:
        """Whoever waits for an answer is not late."""
        if due.waits or due.until >= self.on:
            return
        late_from = due.until + ONE_DAY
        self.late_from[due.person] = min(late_from, self.late_from.get(due.person, late_from))
        if due.manager:
            self.managers[due.person] = due.manager

    def reports(self) -> dict[UUID, Lateness]:
        """Those who are late, by the person they report to."""
        found: dict[UUID, list[date]] = defaultdict(list)
        for person, manager in self.managers.items():
            found[manager].append(self.late_from[person])
        return {manager: self.told(days) for manager, days in found.items()}

    def for_long(self, days: int) -> Lateness | None:
        """All who have been late for so many days and more, whoever they report to; None for nobody."""
        back = timedelta(days=days)
        found = [day + back for day in self.late_from.values() if day + back <= self.on]
        return self.told(found) if found else None

    def told(self, days: Collection[date]) -> Lateness:
        newest = monday_of(max(days))
        return Lateness(len(days), newest if newest in mondays(self.on) else None)


def mondays(on: date) -> list[date]:
    """That of this week first."""
    return [monday_of(on) - number * A_WEEK for number in range(WEEKS)]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def late_reports(organisation: UUID, manager: UUID, on: date, shelf: Shelf | None = None) -> Lateness | None:
    """Those who report to somebody and are late; None for nobody, and while the manager is on leave."""
    seen = Latecomers(on)
    for due in owed_in_team(organisation, manager, on, shelf):
        seen.see(due)
    return seen.reports().get(manager)


def late_for_long(organisation: UUID, on: date, days: int, shelf: Shelf | None = None) -> Lateness | None:
    """All who have been late for so many days and more, whoever they report to; None for nobody."""
    weeks = Weeks(shelf or Shelf(people.organisation(organisation)), on, timedelta(days=days))
    told = numbers(organisation, f"late for {days} days", on, weeks.facts, weeks.counted)
    newest = next((monday for monday in mondays(on) if told[monday.isoformat()]), None)
    return Lateness(told[LATE], newest) if told[LATE] else None


def late_by_policy(organisation: UUID, on: date) -> list[tuple[Asked, int]]:
    """For each policy that somebody is late with how many are; the most first."""
    shelf = Shelf(people.organisation(organisation))
    asks = asked(organisation, on, shelf)
    numbers = {
        f"n_{place}": Count("id", filter=owing(shelf.firm, ask, on) & late(organisation, ask, on))
        for place, ask in enumerate(asks)
    }
    row = crowd(organisation, on).aggregate(**numbers) if numbers else {}
    found = [(ask, row[f"n_{place}"]) for place, ask in enumerate(asks)]
    return sorted(((ask, n) for ask, n in found if n), key=lambda one: (-one[1], one[0].title))


LATE = "late"


@dataclass(frozen=True)
class Weeks:
    """Who is late with anything, for so many days and more, and who of them was not before each of some Mondays.

    Whoever was late before is late today, so the earlier numbers are counted among those alone.
    """

    shelf: Shelf
    on: date
    back: timedelta
    some: Some = EVERYBODY

    @property
    def facts(self) -> tuple[UUID, ...]:
        """The newest entries of the rows that say what is asked."""
        asked = ((one.entry, one.policy.entry) for one in self.shelf.published)
        return (self.shelf.firm.entry, *(entry for pair in asked for entry in pair))

    @cached_property
    def owes(self) -> list[tuple[Asked, Q]]:
        """What is asked, and true of whoever owes it today. What fewest have accepted stands first: it decides most."""
        firm = self.shelf.firm
        names = tallies(firm.id)
        asks = sorted(asked(firm.id, self.on, self.shelf), key=lambda ask: sum(names[one] for one in ask.counting))
        asks = [replace(ask, without=self.some.without) for ask in asks]
        return [(ask, owing(firm, ask, self.on)) for ask in asks]

    @property
    def whose(self) -> QuerySet[Person]:
        here = crowd(self.shelf.firm.id, self.on).order_by()
        return here if self.some.people is None else here.filter(pk__in=self.some.people)

    def late_on(self, day: date) -> Q:
        """True of whoever owes something today that was late on a day already."""
        id, then = self.shelf.firm.id, day - self.back
        return reduce(or_, (late(id, ask, then, today=self.on) & owes for ask, owes in self.owes))

    def counted(self, some: Some) -> Counter[str]:
        """How many are late, and how many of them came to be late on each of the Mondays or later, by its day."""
        here = replace(self, some=some)
        if not here.owes:
            return Counter()
        number = here.whose.filter(here.late_on(self.on)).count()
        return Counter({LATE: number, **(here.newcomers() if number else {})})

    def newcomers(self) -> Mapping[str, int]:
        """Looked for among those who can be new at all: where every policy has been late for long, they are few."""
        before, whose = mondays(self.on), self.whose
        first = before[-1] - ONE_DAY - self.back - timedelta(days=max(ask.days for ask, _ in self.owes))
        if all(ask.months is None and ask.effective_on < first for ask, _ in self.owes):
            whose = whose.filter(
                began_since(self.shelf.firm.id, (ask.audience for ask, _ in self.owes), first, self.on)
            )
            if not whose.exists():
                return {}
        counts = {one.isoformat(): Count("id", filter=self.late_on(one - ONE_DAY)) for one in before}
        row: Mapping[str, Any] = whose.filter(self.late_on(self.on)).aggregate(today=Count("id"), **counts)
        return {one: row["today"] - row[one] for one in counts}


def owing(firm: Organisation, ask: Asked, on: date) -> Q:
    """True of those it is for who neither settled it nor wait for an answer."""
    owes = within(firm.id, ask.audience, on) & ~settled(firm.id, ask, on)
    return ~waiting(firm.id, ask) & owes
