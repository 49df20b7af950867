"""Who is late, counted for those who are told: their managers, and the ISMS lead.

For the page of one of them the database counts, in one query for all policies. For everybody's mail it is gathered from
what everybody owes, which is read for that anyway. Both say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.crowd import ONE_DAY, crowd, late, settled, waits_for_answer, within
from countersign.acknowledgements.queries.owed import Due
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
    whose = crowd(organisation, on).filter(manager=manager, manager__on_leave=False)
    return Weeks(shelf or Shelf(people.organisation(organisation)), on).counted(whose)


def late_for_long(organisation: UUID, on: date, days: int, shelf: Shelf | None = None) -> Lateness | None:
    """All who have been late for so many days and more, whoever they report to; None for nobody."""
    weeks = Weeks(shelf or Shelf(people.organisation(organisation)), on, timedelta(days=days))
    return weeks.counted(crowd(organisation, on))


def late_by_policy(organisation: UUID, on: date) -> list[tuple[Asked, int]]:
    """For each policy that somebody is late with how many are; the most first."""
    shelf = Shelf(people.organisation(organisation))
    asks = asked(organisation, on, shelf)
    numbers = {
        f"n_{place}": Count("id", filter=owing(shelf.firm, ask, on) & late(organisation, ask, on, shelf.firm.time_zone))
        for place, ask in enumerate(asks)
    }
    row = crowd(organisation, on).aggregate(**numbers) if numbers else {}
    found = [(ask, row[f"n_{place}"]) for place, ask in enumerate(asks)]
    return sorted(((ask, n) for ask, n in found if n), key=lambda one: (-one[1], one[0].title))


PEOPLE = "people"


@dataclass(frozen=True)
class Weeks:
    """Who was late with anything, for so many days and more, today and before each of some Mondays.

    Whoever was late before is late today, so the earlier numbers are counted among those alone.
    """

    shelf: Shelf
    on: date
    back: timedelta = timedelta()

    @cached_property
    def owes(self) -> list[tuple[Asked, Q]]:
        """What is asked, and true of whoever owes it today."""
        firm = self.shelf.firm
        return [(ask, owing(firm, ask, self.on)) for ask in asked(firm.id, self.on, self.shelf)]

    def late_on(self, day: date) -> Q:
        """True of whoever owes something today that was late on a day already."""
        firm = self.shelf.firm
        return reduce(or_, (owes & late(firm.id, ask, day - self.back, firm.time_zone) for ask, owes in self.owes))

    def counted(self, whose: QuerySet[Person]) -> Lateness | None:
        """Before the Monday of the week in which the newest of them came to be late there were fewer."""
        if not self.owes:
            return None
        before = {one.isoformat(): Count("id", filter=self.late_on(one - ONE_DAY)) for one in mondays(self.on)}
        row: Mapping[str, Any] = whose.filter(self.late_on(self.on)).aggregate(**{PEOPLE: Count("id")}, **before)
        if not row[PEOPLE]:
            return None
        newest = next((one for one in mondays(self.on) if row[one.isoformat()] < row[PEOPLE]), None)
        return Lateness(row[PEOPLE], newest)


def owing(firm: Organisation, ask: Asked, on: date) -> Q:
    """True of those it is for who neither settled it nor wait for an answer."""
    owes = within(firm.id, ask.audience, on) & ~settled(firm.id, ask, on)
    return owes & ~Q(waits_for_answer(firm.id, ask))
