"""Who is late, counted for those who are told: their managers, and the ISMS lead. One query for all policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.crowd import ONE_DAY, crowd, late, settled, waits_for_answer, within
from countersign.people import queries as people
from countersign.policies.queries import Shelf

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

A_WEEK = timedelta(days=7)
WEEKS = 4
"""So far back it is asked when the newest of them came to be late."""


@dataclass(frozen=True)
class Lateness:
    """So many people are late with one version. ``manager``: to whom they report.

    ``since`` is the Monday of the week in which the newest of them came to be late, so that whoever is told of them is
    told again when there is somebody new, at most once a week; None where that was more than four weeks ago.
    """

    ask: Asked
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
    return counted(shelf, on, whose, asked(organisation, on, shelf), by=("manager_id",))


def late_for_long(organisation: UUID, on: date, days: int, shelf: Shelf | None = None) -> list[Lateness]:
    """All who have been late for so many days and more, whoever they report to."""
    shelf = shelf or Shelf(people.organisation(organisation))
    return counted(shelf, on, crowd(organisation, on), asked(organisation, on, shelf), for_days=days)


def counted(
    shelf: Shelf,
    on: date,
    whose: QuerySet[Person],
    asks: Sequence[Asked],
    by: tuple[str, ...] = (),
    for_days: int = 0,
) -> list[Lateness]:
    """For each version how many are late, for so many days and more; and how many were before each of some Mondays."""
    if not asks:
        return []
    mondays = [on - timedelta(days=on.weekday()) - number * A_WEEK for number in range(WEEKS)]
    numbers: dict[str, Any] = {}
    for place, ask in enumerate(asks):
        owes = owing(shelf.firm, ask, on)
        for column, day in [(PEOPLE, on), *((monday.isoformat(), monday - ONE_DAY) for monday in mondays)]:
            then = late(shelf.firm.id, ask, day - timedelta(days=for_days), shelf.firm.time_zone)
            numbers[f"{place}_{column}"] = Count("id", filter=owes & then)
    many = whose.order_by().values(*by).annotate(**numbers)
    rows: Iterable[Mapping[str, Any]] = many if by else [whose.aggregate(**numbers)]
    return [
        Lateness(ask, row[f"{place}_{PEOPLE}"], newest(row, place, mondays), row.get("manager_id"))
        for row in rows
        for place, ask in enumerate(asks)
        if row[f"{place}_{PEOPLE}"]
    ]


PEOPLE = "people"


def newest(row: Mapping[str, Any], place: int, mondays: Sequence[date]) -> date | None:
    """The week in which somebody came to be late: before its Monday there were fewer."""
    now = row[f"{place}_{PEOPLE}"]
    return next((monday for monday in mondays if row[f"{place}_{monday.isoformat()}"] < now), None)


def owing(firm: Organisation, ask: Asked, on: date) -> Q:
    """True of those it is for who neither settled it nor wait for an answer."""
    owes = within(firm.id, ask.audience, on) & ~settled(firm.id, ask, on)
    return owes & ~Q(waits_for_answer(firm.id, ask))
