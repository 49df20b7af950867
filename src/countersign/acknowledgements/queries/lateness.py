"""Who is late, counted for those who are told: their managers, and the ISMS lead. One query for all policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.crowd import ONE_DAY, crowd, late, settled, waits_for_answer, within
from countersign.people import queries as people
from countersign.policies.queries import Shelf

if TYPE_CHECKING:
    from countersign.people.models import Organisation

A_WEEK = timedelta(days=7)
WEEKS = 4
"""So far back it is asked when the newest of them came to be late."""


@dataclass(frozen=True)
class Lateness:
    """So many people are late with one policy or several. ``manager``: to whom they report, where that was asked.

    ``since`` is the Monday of the week in which the newest of them came to be late, so that whoever is told of them is
    told again when there is somebody new, at most once a week; None where that was more than four weeks ago.
    """

    people: int
    since: date | None
    manager: UUID | None = None


def late_reports(
    organisation: UUID, on: date, shelf: Shelf | None = None, manager: UUID | None = None
) -> list[Lateness]:
    """Those who are late, by the person they report to; of one manager, or of all."""
    here = crowd(organisation, on).exclude(manager=None)
    whose = here.filter(manager=manager) if manager else here
    shelf = shelf or Shelf(people.organisation(organisation))
    weeks = Weeks(shelf, on)
    if not weeks.owes:
        return []
    rows: Iterable[Mapping[str, Any]] = (
        whose.filter(weeks.late_on(on)).order_by().values("manager_id").annotate(**weeks.numbers)
    )
    return [weeks.told(row, row["manager_id"]) for row in rows]


def late_for_long(organisation: UUID, on: date, days: int, shelf: Shelf | None = None) -> Lateness | None:
    """All who have been late for so many days and more, whoever they report to; None for nobody."""
    weeks = Weeks(shelf or Shelf(people.organisation(organisation)), on, timedelta(days=days))
    if not weeks.owes:
        return None
    row: Mapping[str, Any] = crowd(organisation, on).filter(weeks.late_on(on)).aggregate(**weeks.numbers)
    return weeks.told(row) if row[PEOPLE] else None


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

    @property
    def mondays(self) -> list[date]:
        """That of this week first."""
        return [self.on - timedelta(days=self.on.weekday()) - number * A_WEEK for number in range(WEEKS)]

    @property
    def numbers(self) -> dict[str, Count]:
        before = {monday.isoformat(): Count("id", filter=self.late_on(monday - ONE_DAY)) for monday in self.mondays}
        return {PEOPLE: Count("id"), **before}

    def told(self, row: Mapping[str, Any], manager: UUID | None = None) -> Lateness:
        """Before the Monday of the week in which somebody came to be late there were fewer."""
        newest = next((monday for monday in self.mondays if row[monday.isoformat()] < row[PEOPLE]), None)
        return Lateness(row[PEOPLE], newest, manager)


def owing(firm: Organisation, ask: Asked, on: date) -> Q:
    """True of those it is for who neither settled it nor wait for an answer."""
    owes = within(firm.id, ask.audience, on) & ~settled(firm.id, ask, on)
    return owes & ~Q(waits_for_answer(firm.id, ask))
