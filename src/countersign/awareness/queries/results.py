"""How a draw came out, in numbers; never of fewer than five answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from math import sqrt
from uuid import UUID

from django.db.models import Count, DateField, Max, QuerySet, UUIDField

from countersign.awareness.enums import Mark
from countersign.awareness.library import MUST, STAFF
from countersign.awareness.models import SpotCheck
from countersign.awareness.queries.population import FEWEST
from countersign.ledger.prepared import Prepared

COUNTED = timedelta(days=180)
"""So long a spot check speaks for today (AUD-005, DIS-009)."""

POINTS = {Mark.YES: 2, Mark.PARTLY: 1, Mark.NO: 0}
Z = 1.959963984540054
"""Of ninety-five percent."""


def has_passed(marks: Mapping[str, str], must: Collection[str] = MUST) -> bool:
    """Half of all points at least, and no "no" where a "no" says enough. It is awareness, not memory."""
    points = sum(POINTS[Mark(mark)] for mark in marks.values())
    return points >= len(marks) and all(marks.get(number) != Mark.NO for number in must)


@dataclass(frozen=True)
class Share:
    """So many of so many, in whole percent, and between what it lies with ninety-five percent certainty (Wilson)."""

    n: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.n / self.of)

    @property
    def interval(self) -> tuple[int, int]:
        share, square = self.n / self.of, Z * Z
        middle = share + square / (2 * self.of)
        reach = Z * sqrt(share * (1 - share) / self.of + square / (4 * self.of * self.of))
        whole = 1 + square / self.of
        return round(100 * max(0.0, middle - reach) / whole), round(100 * min(1.0 * whole, middle + reach) / whole)


@dataclass(frozen=True)
class Results:
    """``departments``: by name, none of fewer than five; ``rest``: the others together. ``marks``: by question."""

    passed: Share
    found: Share
    departments: list[tuple[str, Share]]
    rest: Share | None
    marks: list[tuple[str, dict[Mark, int]]]


def spot_checks(organisation: UUID) -> QuerySet[SpotCheck]:
    return SpotCheck.objects.filter(organisation_id=organisation)


def results(organisation: UUID, draw: UUID) -> Results | None:
    """How one draw came out; None of fewer than five answers."""
    rows = list(spot_checks(organisation).filter(draw_id=draw))
    if len(rows) < FEWEST:
        return None
    departments, rest = apart(rows)
    return Results(
        passed=Share(sum(row.passed for row in rows), len(rows)),
        found=Share(sum(row.found for row in rows), len(rows)),
        departments=departments,
        rest=rest,
        marks=marked(row.marks for row in rows if row.marks),
    )


def apart(rows: Iterable[SpotCheck]) -> tuple[list[tuple[str, Share]], Share | None]:
    """By department. What is left over would tell of few, so the smallest of the others goes to it until it does not.

    Rows whose department was taken back belong to nobody's.
    """
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row.department is not None:
            found[row.department].append(row.passed)
    shown = sorted(((name, some) for name, some in found.items() if name and len(some) >= FEWEST), key=size)
    rest = [passed for name, some in found.items() if not name or len(some) < FEWEST for passed in some]
    while rest and len(rest) < FEWEST and shown:
        rest += shown.pop(0)[1]
    others = Share(sum(rest), len(rest)) if len(rest) >= FEWEST else None
    return sorted((name, Share(sum(some), len(some))) for name, some in shown), others if shown else None


def size(one: tuple[str, list[bool]]) -> tuple[int, str]:
    return len(one[1]), one[0]


def marked(some: Iterable[Mapping[str, str]]) -> list[tuple[str, dict[Mark, int]]]:
    """What was answered to each question, of those that five people at least were asked."""
    counts: dict[str, dict[Mark, int]] = {one.number: dict.fromkeys(Mark, 0) for one in STAFF}
    for marks in some:
        for number, mark in marks.items():
            counts[number][Mark(mark)] += 1
    return [(number, count) for number, count in counts.items() if sum(count.values()) >= FEWEST]


@dataclass(frozen=True)
class Told:
    """An answer that totals may count, and from which day on."""

    on: date
    passed: bool
    found: bool


COUNTED_BY_DRAW = Prepared(
    lambda organisation, on: (
        spot_checks(organisation)
        .filter(counted_on__lte=on)
        .order_by("draw__closed_at", "draw_id")
        .values_list("draw_id", "draw__closed_at", "passed", "found")
        .annotate(ended=Max("counted_on"), n=Count("id"))
    ),
    organisation=UUIDField(),
    on=DateField(),
)
"""How many of a draw passed and found it, so that years of answers are four rows a draw and no more."""


def told_by(organisation: UUID, on: date) -> list[Told]:
    """The answers that totals may count by a day, the earliest first.

    What is told at once is never of fewer than five, or it could be worked out from what was told before, from what is
    told later, and from how each draw came out. So answers of a draw of fewer wait for those of the next such draws,
    until there are five of them; all of these count from that day on, and leave together what counts no more.
    """
    rows = COUNTED_BY_DRAW.values(organisation=organisation, on=on)
    told, waiting = list[Told](), list[Told]()
    for _draw, some in groupby(rows, key=lambda row: row[0]):
        answers = [
            Told(ended, passed, found) for *_, passed, found, ended, n in some for _nobody_in_particular in range(n)
        ]
        if len(answers) >= FEWEST:
            told += answers
            continue
        waiting += answers
        if len(waiting) >= FEWEST:
            told += [replace(one, on=waiting[-1].on) for one in waiting]
            waiting = []
    return sorted(told, key=lambda one: one.on)


def staff_stats(organisation: UUID, on: date) -> tuple[int, int]:
    """How many of the staff passed, of how many whose answers may be counted, in the 180 days up to a day."""
    within = [one.passed for one in told_by(organisation, on) if one.on >= on - COUNTED]
    return sum(within), len(within)
