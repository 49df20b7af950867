"""A wall: the acts of twelve months by duty and month, what is missing in it, and the sentence above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from countersign.kernel.words import Words, listed, number, say, spelled
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.duties import LETTERS
from countersign.readiness.wall.window import Window

EMPTY_FROM = 3
"""So many months without a mark are drawn as a gap."""

LAST_WEEKS = timedelta(days=60)
"""Before an audit, a pile of acts looks made for it."""


@dataclass(frozen=True)
class Gap:
    """Months without a mark: from one to before another, counted from the first of the window."""

    begin: int
    end: int

    @property
    def months(self) -> int:
        return self.end - self.begin


@dataclass(frozen=True)
class Wall:
    """What is drawn. ``recorded``: the duties for which anything can be recorded here at all."""

    window: Window
    acts: tuple[Act, ...]
    recorded: frozenset[str]

    def row(self, letter: str) -> list[Act]:
        return [act for act in self.acts if letter in act.duties]

    def cell(self, letter: str, month: int) -> list[Act]:
        return self.cells.get((letter, month), [])

    @cached_property
    def cells(self) -> dict[tuple[str, int], list[Act]]:
        """The acts by duty and month."""
        found: dict[tuple[str, int], list[Act]] = {}
        for act in self.acts:
            for letter in act.duties:
                found.setdefault((letter, self.window.month_of(act.on)), []).append(act)
        return found

    def gaps(self, letter: str) -> list[Gap]:
        """The months that have begun and in which nothing was done, three and more in a row."""
        if letter not in self.recorded:
            return []
        marked = [n for n in range(self.window.past) if self.cell(letter, n)]
        edges = [-1, *marked, self.window.past]
        found = [Gap(before + 1, after) for before, after in pairwise(edges)]
        return [gap for gap in found if gap.months >= EMPTY_FROM]

    def silent_now(self, letter: str) -> bool:
        """Has nothing been done in the last months, up to today?"""
        gaps = self.gaps(letter)
        return bool(gaps) and gaps[-1].end == self.window.past

    def in_month(self, month: int) -> list[Act]:
        """Each act once, whatever duties it is evidence for."""
        return [act for act in self.acts if self.window.month_of(act.on) == month]

    def of(self, people: Iterable[str]) -> Wall:
        """The same wall with the acts of some people alone."""
        wanted = frozenset(people)
        return Wall(self.window, tuple(act for act in self.acts if act.person in wanted), self.recorded)


def wall_of(acts: Sequence[Act], window: Window, recorded: frozenset[str]) -> Wall:
    """``recorded``: the duties of which silence speaks. A row with an act in it is drawn in any case."""
    shown = tuple(act for act in acts if window.shows(act.on))
    return Wall(window, shown, recorded.union(letter for act in shown for letter in act.duties))


def sentences(wall: Wall) -> Iterator[Words]:
    """What the wall shows, counted; then what is missing, then what could not be recorded here."""
    yield from counted(wall)
    yield from silent(wall)
    left = [letter for letter in LETTERS if letter not in wall.recorded]
    if len(left) == 1:
        yield say("Countersign does not record {rows} yet.", rows=left[0])
    elif left:
        yield say("Countersign does not record rows {rows} yet.", rows=listed(left))


def counted(wall: Wall) -> Iterator[Words]:
    """How many acts, most of them by whom, how many of them lately. What happened outside is counted apart."""
    live = [act for act in wall.acts if not act.elsewhere]
    outside = len(wall.acts) - len(live)
    if not live and not outside:
        yield say("No act of leadership is on record in these months.")
        return
    if live:
        yield by_whom(live)
        yield lately(live, wall.window.today)
    if outside:
        one, many = "One was done outside and only recorded here.", "{n} were done outside and only recorded here."
        yield say(one) if outside == 1 else say(many, n=number(outside).capitalize())


def by_whom(live: list[Act]) -> Words:
    n = len(live)
    people = Counter((act.person, act.who) for act in live)
    (_, who), most = people.most_common(1)[0]
    if n == 1:
        return say("One act so far, by {who}.", who=who)
    if 2 * most < n:
        return say("{n} acts so far, by {people} people.", n=number(n).capitalize(), people=number(len(people)))
    if most == n:
        return say("{n} acts so far, all of them by {who}.", n=number(n).capitalize(), who=who)
    return say("{n} acts so far, {most} of them by {who}.", n=number(n).capitalize(), most=number(most), who=who)


def lately(live: list[Act], today: date) -> Words:
    n = sum(today - act.on < LAST_WEEKS for act in live)
    if n == len(live):
        return say("All of it falls in the last 60 days.")
    if not n:
        return say("Nothing falls in the last 60 days.")
    return say("One falls in the last 60 days.") if n == 1 else say(
        "{n} fall in the last 60 days.", n=number(n).capitalize()
    )  # fmt: skip


def silent(wall: Wall) -> Iterator[Words]:
    """The rows that have had no mark in these months, and those that have had none for three."""
    rows = [letter for letter in LETTERS if letter in wall.recorded]
    never = [letter for letter in rows if not wall.row(letter)]
    if len(never) == 1:
        yield say("Row {row} has had no mark.", row=never[0])
    elif never:
        yield say("Rows {rows} have had no mark.", rows=listed(never))
    lately_none = [row for row in rows if row not in never and wall.silent_now(row)]
    if len(lately_none) == 1:
        last = max(act.on for act in wall.row(lately_none[0]))
        yield say("Row {row} has had none since {day}.", row=lately_none[0], day=last)
    elif lately_none:
        yield say("Rows {rows} have had none for three months or more.", rows=listed(lately_none))


def heard(acts: Sequence[Act], most: int = 3) -> str:
    """Acts as a screen reader says them: the first few, then how many more."""
    said = [f"{spelled(act.on)}, {act.says}" for act in acts[:most]]
    return "; ".join([*said, *([f"and {len(acts) - most} more"] if len(acts) > most else [])])
