"""Where the marks of a row go: each on its true day, and stacked with a count where a month holds too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from countersign.ledger.kinds import Shape
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.shaping import Wall

MOST_IN_A_CELL = 4
LANES = (0, -1, 1)
"""A mark that would lie on another moves to the side: over the middle of its row, or under it."""

MOST_STACKS = 3


@dataclass(frozen=True)
class Placed:
    """A mark on its day: ``along`` in months, and its lane beside the middle of the row."""

    act: Act
    along: float
    lane: int


@dataclass(frozen=True)
class Stack:
    """Acts of one sort in one month, counted. Without a shape: the rest, of whatever sort."""

    count: int
    shape: Shape | None
    hand: str


@dataclass(frozen=True)
class Cell:
    """One duty in one month: marks, or stacks."""

    month: int
    acts: tuple[Act, ...]
    marks: tuple[Placed, ...] = ()
    stacks: tuple[Stack, ...] = ()


def cells_of(wall: Wall, acts_in: Sequence[list[Act]], apart: float) -> list[Cell]:
    """The cells of a row that hold anything. ``apart``: how far two marks of a lane must be, in months."""
    taken: list[Placed] = []
    found = []
    for month, acts in enumerate(acts_in):
        if not acts:
            continue
        marks = placed(wall, acts, taken, apart) if len(acts) <= MOST_IN_A_CELL else None
        if marks is None:
            found.append(Cell(month, tuple(acts), stacks=stacked(acts)))
        else:
            taken += marks
            found.append(Cell(month, tuple(acts), marks=tuple(marks)))
    return found


def placed(wall: Wall, acts: list[Act], taken: list[Placed], apart: float) -> list[Placed] | None:
    """Each act in the first lane that is free on its day; None when there is none for one of them."""
    found: list[Placed] = []
    for act in acts:
        along = wall.window.place(act.on)
        near = {one.lane for one in (*taken, *found) if abs(one.along - along) < apart}
        lane = next((lane for lane in LANES if lane not in near), None)
        if lane is None:
            return None
        found.append(Placed(act, along, lane))
    return found


def stacked(acts: list[Act]) -> tuple[Stack, ...]:
    """The two most frequent sorts, and the rest together."""
    sorts = Counter((act.shape, act.hand) for act in acts).most_common()
    shown = sorts if len(sorts) <= MOST_STACKS else sorts[: MOST_STACKS - 1]
    rest = len(acts) - sum(n for _, n in shown)
    stacks = [Stack(n, shape, hand) for (shape, hand), n in shown]
    return (*stacks, *([Stack(rest, None, "")] if rest else []))
