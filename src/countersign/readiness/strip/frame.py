"""Where things lie on a strip: one for a wide page, one for a phone, which is no smaller copy of it."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.readiness.wall.window import MONTHS

RIM = 2.0


@dataclass(frozen=True)
class Frame:
    """``begin``: where the first month begins; ``month``: its length; ``top`` and ``floor``: between which the steps
    stand. ``labels``: where the words of a row begin, and ``room``: how wide they may be. ``above``: do they stand
    above their bar, or beside it?
    """

    form: str
    width: float
    begin: float
    month: float
    top: float
    floor: float
    labels: float
    room: float
    above: bool

    @property
    def end(self) -> float:
        return self.begin + MONTHS * self.month

    def along(self, months: float) -> float:
        """Where something lies that many months from the beginning, inside the frame."""
        return min(max(self.begin + self.month * months, self.begin), self.end)


WIDE = Frame("wide", 916, 304, 50, 26, 126, 70, 226, above=False)
TALL = Frame("tall", 358, 4, 29, 26, 116, 0, 350, above=True)
