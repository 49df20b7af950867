"""From turns to runs: from which day until which a finding stood, and as how grave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from countersign.readiness.rule import Grade

Named = tuple[str, str]
"""What tells a finding from others: its code and key."""


@dataclass(frozen=True)
class Turned:
    """A finding was raised on a day, or graded differently, or cleared."""

    code: str
    key: str
    grade: Grade
    raised: bool
    on: date


@dataclass(frozen=True)
class Run:
    """A finding stood from the day of its first grade ``until`` another, on which it stood no more; None: it stands.

    ``grades``: since which day it was graded so, in their order.
    """

    grades: tuple[tuple[date, Grade], ...]
    until: date | None = None

    @property
    def since(self) -> date:
        return self.grades[0][0]

    def on(self, day: date) -> Grade | None:
        """As what it stood on a day; None where it did not stand."""
        if self.until is not None and day >= self.until:
            return None
        return next((grade for since, grade in reversed(self.grades) if since <= day), None)


@dataclass(frozen=True)
class Row:
    """One finding and the runs in which it stood, in their order."""

    code: str
    key: str
    runs: tuple[Run, ...]

    @property
    def named(self) -> Named:
        return self.code, self.key

    def run_on(self, day: date) -> Run | None:
        return next((run for run in self.runs if run.on(day)), None)


def rows_of(turns: Iterable[Turned]) -> list[Row]:
    """The findings that these turns speak of. ``turns``: in their order; nothing else is known of any finding.

    A clearing before which nothing was raised says only that it stood earlier, and is passed over.
    """
    runs: dict[Named, list[Run]] = {}
    for turn in turns:
        mine = runs.setdefault((turn.code, turn.key), [])
        if mine and mine[-1].until is None:
            mine.append(turned(mine.pop(), turn))
        elif turn.raised:
            mine.append(Run(((turn.on, turn.grade),)))
    return [Row(code, key, tuple(found)) for (code, key), found in runs.items() if found]


def turned(run: Run, turn: Turned) -> Run:
    """What a turn makes of a run that is open."""
    if not turn.raised:
        return Run(run.grades, turn.on)
    return Run((*run.grades, (turn.on, turn.grade)))
