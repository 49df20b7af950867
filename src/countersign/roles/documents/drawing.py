"""Where the boxes and lines of a chart stand: from left to right, one column for each step below the top.

Everything is measured in the picture's own units; a line of type is 18 of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH, GAP, STEP = 236, 44, 14
"""Of a box, of the room for lines between two columns, and between two boxes of one column."""

LINE, EDGE = 18, 12
LETTERS = 31
"""So many letters of the sans fill the width of a box."""


@dataclass(frozen=True)
class Line:
    """One line in a box. ``kind``: name, title, or a role that is ``accepted`` or ``open``."""

    text: str
    kind: str
    note: str = ""

    @property
    def shown(self) -> str:
        room = LETTERS - (len(self.note) + 1 if self.note else 0)
        return self.text if len(self.text) <= room else f"{self.text[: room - 1].rstrip()}…"


@dataclass
class Box:
    """A box with those below it; ``x`` and ``y`` are given when it is set in its place."""

    lines: Sequence[Line]
    kind: str
    below: list[Box] = field(default_factory=list)
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        return 2 * EDGE + LINE * len(self.lines)

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def written(self) -> list[dict[str, Any]]:
        """Each line with where it begins, and the rule under a role: as long as its words, about."""
        return [
            {
                "line": line,
                "x": self.x + EDGE,
                "y": self.y + EDGE + LINE * (place + 1) - 5,
                "under": self.y + EDGE + LINE * (place + 1) - 1,
                "end": self.x + WIDTH - EDGE,
            }
            for place, line in enumerate(self.lines)
        ]


@dataclass(frozen=True)
class Route:
    """The corners of a line from a box to one below it."""

    points: tuple[tuple[int, int], ...]

    @property
    def path(self) -> str:
        """As SVG draws it."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)


@dataclass(frozen=True)
class Picture:
    boxes: list[Box]
    lines: list[Route]
    width: int
    height: int


def picture(tops: Sequence[Box]) -> Picture:
    """All of it, with the route of each line from a box to one below it."""
    bottom = 0
    for top in tops:
        bottom = put(top, 0, bottom) + STEP
    boxes = [box for top in tops for box in every(top)]
    wide = max((box.x + WIDTH for box in boxes), default=0)
    return Picture(boxes, [route(box, one) for box in boxes for one in box.below], wide, max(bottom - STEP, 0))


def put(box: Box, x: int, y: int) -> int:
    """Set a box and all below it, not above ``y``. Returns where they end."""
    box.x, end = x, y
    for one in box.below:
        end = put(one, x + WIDTH + GAP, end) + STEP
    end = end - STEP if box.below else y
    middle = (box.below[0].middle + box.below[-1].middle) // 2 if box.below else y + box.height // 2
    box.y = max(y, middle - box.height // 2)
    return max(end, box.y + box.height)


def every(box: Box) -> Iterator[Box]:
    yield box
    for one in box.below:
        yield from every(one)


def route(upper: Box, lower: Box) -> Route:
    """Out of the one, down or up half way, and into the other."""
    out, half = upper.x + WIDTH, upper.x + WIDTH + GAP // 2
    return Route(((out, upper.middle), (half, upper.middle), (half, lower.middle), (lower.x, lower.middle)))
