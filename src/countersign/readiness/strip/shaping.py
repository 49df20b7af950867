"""A strip: twelve months, what stood in them on each day, and what will lapse; how much of it is drawn as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from countersign.kernel.periods import months_after
from countersign.readiness.rule import Grade
from countersign.readiness.strip.turning import Row, Run, Turned, rows_of
from countersign.readiness.verdict import ADVISORY
from countersign.readiness.wall.window import FURTHEST_AHEAD, MONTHS, Window, months_before

MOST_ROWS = 14
"""So many findings have a row each. Where more stood, those that stand have one, the longest first."""

ONE = timedelta(days=1)

Standing = dict[Grade, int]
"""How many findings of each grade stand."""


@dataclass(frozen=True)
class Ahead:
    """What will lapse: its code, as what it will be raised, and its first day."""

    code: str
    grade: Grade
    on: date


@dataclass(frozen=True)
class Month:
    """A month in figures: how many stood on its last known day, and how many were raised and cleared in it."""

    stand: int
    raised: int
    cleared: int


@dataclass(frozen=True)
class Strip:
    """What is drawn. ``since``: the day of the first look, before which nothing is known; None when there was none.

    ``until``: the last day that is shown as known: the day asked about, or today where that lies ahead.
    ``found``: every finding of which a turn is known. ``ahead``: what lapses in the window, and ``unplaced``, how
    many more lapse beyond it or on a day that nobody knows.
    """

    window: Window
    since: date | None
    found: tuple[Row, ...]
    ahead: tuple[Ahead, ...] = ()
    unplaced: int = 0

    @property
    def until(self) -> date:
        return self.window.today

    @property
    def begin(self) -> date | None:
        """The first day of the window of which anything is known; None when that is no day of it."""
        begin = max(self.window.first, self.since) if self.since else None
        return begin if begin and begin <= self.until else None

    @cached_property
    def shown(self) -> list[Row]:
        """The findings that stood at any time in the window: those that stand first, the longest of them first.

        Without what only says how others could be graded together: the verdict does not count it either.
        """
        here = [replace(row, runs=tuple(run for run in row.runs if self.touches(run))) for row in self.found]
        return sorted((row for row in here if row.runs and row.code not in ADVISORY), key=self.place)

    def touches(self, run: Run) -> bool:
        return run.since <= self.until and (run.until is None or run.until >= self.window.first)

    def place(self, row: Row) -> tuple[bool, int, str, str]:
        run = row.run_on(self.until)
        ended = -(row.runs[-1].until or self.until).toordinal()
        return run is None, run.since.toordinal() if run else ended, row.code, row.key

    @property
    def all_shown(self) -> bool:
        """Has every finding that stood in the window a row of its own?"""
        return len(self.shown) <= MOST_ROWS

    @cached_property
    def rows(self) -> list[Row]:
        """The findings that have a row."""
        return self.shown if self.all_shown else self.standing[:MOST_ROWS]

    @cached_property
    def standing(self) -> list[Row]:
        """What stands at the end, the longest first."""
        return [row for row in self.shown if row.run_on(self.until)]

    def on(self, day: date) -> Standing:
        return dict(Counter(grade for row in self.shown for run in row.runs if (grade := run.on(day))))

    @cached_property
    def steps(self) -> list[tuple[date, Standing]]:
        """What stands from a day on, for each day on which that changes. Nothing where nothing is known."""
        if self.begin is None:
            return []
        turns = {day for row in self.shown for run in row.runs for day in (*(on for on, _ in run.grades), run.until)}
        days = sorted({self.begin, *(day for day in turns if day and self.begin < day <= self.until)})
        return [(day, self.on(day)) for day in days]

    @property
    def most(self) -> int:
        """How many stood at once, at most."""
        return max((sum(stand.values()) for _day, stand in self.steps), default=0)

    @cached_property
    def months(self) -> list[Month | None]:
        """Each month in figures; None for one of which nothing is known."""
        return [self.month(first) for first in self.window.months]

    def month(self, first: date) -> Month | None:
        last = min(months_after(first, 1) - ONE, self.until)
        if self.begin is None or last < max(first, self.begin):
            return None
        raised = sum(first <= run.since <= last for row in self.shown for run in row.runs)
        cleared = sum(run.until is not None and first <= run.until <= last for row in self.shown for run in row.runs)
        return Month(sum(self.on(last).values()), raised, cleared)


def strip_of(
    turns: Iterable[Turned],
    since: date | None,
    on: date,
    today: date,
    ahead: Sequence[tuple[str, Grade, date | None]] = (),
) -> Strip:
    """The strip for a day.

    ``turns``: in their order, all that happened in these months and, of what stood when they began, since it stood.
    ``ahead``: what will have lapsed by the day: its code, grade and first day, where that is known.
    """
    window = window_to(on, today, since)
    placed = [Ahead(code, grade, day) for code, grade, day in ahead if day and window.shows(day)]
    rows = rows_of(turn for turn in turns if turn.on <= window.today)
    return Strip(window, since, tuple(rows), tuple(sorted(placed, key=lambda one: one.on)), len(ahead) - len(placed))


def window_to(on: date, today: date, since: date | None) -> Window:
    """Which months are shown for a day, and the last day of them that is known.

    Twelve that end with the day, or half a year ahead of today at most. As on the wall, where fewer have been lived
    through they begin with the first look, and those to come follow.
    """
    last = min(on.replace(day=1), months_after(today.replace(day=1), FURTHEST_AHEAD))
    first = months_before(last, MONTHS - 1)
    return Window(max(first, since.replace(day=1)) if since else first, min(on, today))
