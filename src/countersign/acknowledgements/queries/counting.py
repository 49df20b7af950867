"""Numbers for one version: how many are asked, how many of them have accepted, how many names the ledger holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.models import Tally
from countersign.acknowledgements.queries.asking import asked_version
from countersign.acknowledgements.queries.crowd import (
    asked_people,
    bound,
    late,
    leads,
    recorded_elsewhere,
    settled,
    signed_names,
    truth,
    waits_for_answer,
)


@dataclass(frozen=True)
class Line:
    """People of one sort: how many are asked; how many of them have accepted, how many of these by a record; and of the
    others how many are late, ask or decline.
    """

    executive: bool
    kind: str
    due: int
    accepted: int
    asks: int
    declines: int
    late: int = 0
    recorded: int = 0

    @property
    def owing(self) -> int:
        return self.due - self.accepted


COUNTED = ("due", "accepted", "asks", "declines", "late", "recorded")


@dataclass(frozen=True)
class Stats:
    """Where a version stands, executives apart. Everybody is counted once."""

    lines: tuple[Line, ...]

    def of(self, wanted: Callable[[Line], bool] = lambda _line: True) -> Line:
        """The lines that are wanted, added up."""
        some = [line for line in self.lines if wanted(line)]
        numbers = {name: sum(getattr(line, name) for line in some) for name in COUNTED}
        return Line(executive=False, kind="", **numbers)

    @property
    def everybody(self) -> Line:
        return self.of()

    @property
    def executives(self) -> Line:
        return self.of(lambda line: line.executive)

    @property
    def others(self) -> Line:
        return self.of(lambda line: not line.executive)


def stats(organisation: UUID, version: UUID, on: date, department: str = "") -> Stats:
    """Counted by the database, however many people there are; of one department, or of all."""
    ask = asked_version(organisation, version, on)
    sorts = asked_people(organisation, ask, on).annotate(
        signed=truth(settled(organisation, ask, on)),
        long=truth(late(organisation, ask, on)),
        leads=truth(leads(organisation, on)),
        by_record=truth(recorded_elsewhere(organisation, ask, on)),
        asking=waits_for_answer(organisation, ask, ReplyKind.QUESTION.value),
        declining=waits_for_answer(organisation, ask, ReplyKind.DECLINED.value),
    )
    counted: Iterable[Mapping[str, Any]] = (
        (sorts.filter(department=department) if department else sorts)
        .order_by()
        .values("leads", "kind")
        .annotate(
            due=Count("id"),
            accepted=Count("id", filter=Q(signed=True)),
            asks=Count("id", filter=Q(signed=False, asking=True)),
            declines=Count("id", filter=Q(signed=False, declining=True)),
            late=Count("id", filter=Q(signed=False, long=True, asking=False, declining=False)),
            recorded=Count("id", filter=Q(signed=True, by_record=True)),
        )
    )
    lines = (Line(executive=row["leads"], kind=row["kind"], **{name: row[name] for name in COUNTED}) for row in counted)
    return Stats(tuple(sorted(lines, key=lambda line: (not line.executive, line.kind))))


@dataclass(frozen=True)
class Department:
    """How far one department is. Empty name: people of none. ``by_then``: how many had accepted on earlier days."""

    name: str
    due: int
    accepted: int
    late: int
    by_then: tuple[int, ...] = ()

    @property
    def owing(self) -> int:
        return self.due - self.accepted


def by_department(organisation: UUID, version: UUID, on: date, days: Sequence[date] = ()) -> list[Department]:
    """How far each department is, by name, and how far those who are asked now were on some days. One query."""
    ask = asked_version(organisation, version, on)
    then = {f"then_{place}": truth(settled(organisation, ask.as_of(day), day)) for place, day in enumerate(days)}
    who = asked_people(organisation, ask, on).annotate(
        signed=truth(settled(organisation, ask, on)),
        long=truth(late(organisation, ask, on)),
        waits=waits_for_answer(organisation, ask),
        **then,
    )
    numbers = {
        "due": Count("id"),
        "done": Count("id", filter=Q(signed=True)),
        "overdue": Count("id", filter=Q(signed=False, long=True, waits=False)),
        **{f"n_{name}": Count("id", filter=Q(**{name: True})) for name in then},
    }
    counted: Iterable[Mapping[str, Any]] = who.order_by().values("department").annotate(**numbers)
    found = [
        Department(row["department"], row["due"], row["done"], row["overdue"], tuple(row[f"n_{name}"] for name in then))
        for row in counted
    ]
    return sorted(found, key=lambda one: (not one.name, one.name.casefold()))


def bound_instead(organisation: UUID, version: UUID, on: date, department: str = "") -> int:
    """How many of those who count as having accepted put no name to it: a contract binds them."""
    ask = asked_version(organisation, version, on)
    who = asked_people(organisation, ask, on).filter(bound(organisation, on)).exclude(pk__in=ask.approvers)
    unsigned = who.exclude(signed_names(organisation, ask, on))
    return (unsigned.filter(department=department) if department else unsigned).count()


def tallied(organisation: UUID, version: UUID) -> int:
    """How many names the ledger holds under this very version, whoever has left since."""
    rows = Tally.objects.filter(organisation_id=organisation, version=version)
    return rows.aggregate(names=Sum("accepted"))["names"] or 0


def tallies(organisation: UUID) -> Counter[UUID]:
    """How many names the ledger holds under each version, as far as they were counted."""
    rows = Tally.objects.filter(organisation_id=organisation).values_list("version").annotate(names=Sum("accepted"))
    return Counter(dict(rows))
