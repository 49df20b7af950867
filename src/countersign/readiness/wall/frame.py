"""The axes of a wall: months run along, duties across; lying for a wide page, upright for a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.words import MONTHS as NAMES
from countersign.readiness.wall.duties import DUTIES
from countersign.readiness.wall.marks import RADIUS
from countersign.readiness.wall.window import MONTHS

SIDE = 12.0
"""How far a lane lies beside the middle of its row."""

LANE_WIDTH = 15.0
"""Two marks of one lane that are closer than this would touch."""

type Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """``begin``: where the first month begins; ``month``: its length; ``top``: where the first row begins;
    ``row``: its height. All in the picture's own units, along and across.
    """

    upright: bool
    begin: float
    month: float
    top: float
    row: float
    rows: int = len(DUTIES)

    @property
    def end(self) -> float:
        return self.begin + MONTHS * self.month

    @property
    def bottom(self) -> float:
        return self.top + self.rows * self.row

    @property
    def apart(self) -> float:
        """How far two marks of a lane must be, in months."""
        return LANE_WIDTH / self.month

    def along(self, months: float) -> float:
        """Where something lies that many months from the beginning."""
        return self.begin + self.month * months

    def inside(self, months: float) -> float:
        """The same for a mark, which does not stick out of the frame."""
        return min(max(self.along(months), self.begin + RADIUS), self.end - RADIUS)

    def middle(self, row: int) -> float:
        return self.top + self.row * (row + 0.5)

    def point(self, along: float, across: float) -> Point:
        """As x and y."""
        return (across, along) if self.upright else (along, across)


WIDE = Frame(upright=False, begin=226, month=60, top=78, row=47)
TALL = Frame(upright=True, begin=34, month=46, top=44, row=39)


def month_day(day: date) -> str:
    """ "20 Mar"."""
    return f"{day.day} {SHORT[day.month - 1]}"


SHORT = tuple(month[:3] for month in NAMES)
