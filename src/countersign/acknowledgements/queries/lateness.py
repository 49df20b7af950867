"""Who is late, counted for those who are told: their managers, and the ISMS lead. One query for all policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, DateField, F, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest

from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.crowd import ONE_DAY, crowd, late, settled, waits_for_answer, within
from countersign.people import queries as people
from countersign.policies.queries import Shelf

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person


@dataclass(frozen=True)
class Lateness:
    """So many people are late with one version, the first of them since a day. ``manager``: to whom they report."""

    ask: Asked
    people: int
    since: date
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
    then = on - timedelta(days=days)
    shelf = shelf or Shelf(people.organisation(organisation))
    found = counted(shelf, then, crowd(organisation, on), asked(organisation, on, shelf), until=on)
    return [Lateness(one.ask, one.people, one.since + timedelta(days=days)) for one in found]


def counted(
    shelf: Shelf,
    on: date,
    whose: QuerySet[Person],
    asks: Sequence[Asked],
    by: tuple[str, ...] = (),
    until: date | None = None,
) -> list[Lateness]:
    """For each version that somebody was late with on a day, and still owes ``until`` another."""
    if not asks:
        return []
    numbers: dict[str, Any] = {}
    for place, ask in enumerate(asks):
        sort = owes_late(shelf.firm, ask, on, until or on)
        numbers[f"people_{place}"] = Count("id", filter=sort)
        numbers[f"began_{place}"] = Min(began(ask), filter=sort)
    many = whose.order_by().values(*by).annotate(**numbers)
    rows: Iterable[Mapping[str, Any]] = many if by else [whose.aggregate(**numbers)]
    return [
        Lateness(
            ask,
            row[f"people_{place}"],
            row[f"began_{place}"] + timedelta(days=ask.days) + ONE_DAY,
            row.get("manager_id"),
        )
        for row in rows
        for place, ask in enumerate(asks)
        if row[f"people_{place}"]
    ]


def owes_late(firm: Organisation, ask: Asked, on: date, until: date) -> Q:
    """Late on a day, and neither settled since nor waiting for an answer."""
    owes = within(firm.id, ask.audience, until) & ~settled(firm.id, ask, until)
    return owes & late(firm.id, ask, on, firm.time_zone) & ~Q(waits_for_answer(firm.id, ask))


def began(ask: Asked) -> Greatest:
    """When it was asked of somebody: since it is in force, or since they are here."""
    effective = Value(ask.effective_on, DateField())
    joined, back = (Coalesce(F(name), effective) for name in ("joined_on", "back_on"))
    return Greatest(joined, back, effective, output_field=DateField())
