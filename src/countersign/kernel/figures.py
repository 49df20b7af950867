"""Numbers that people measure: read from what somebody typed, kept as written decimals, never as floats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from countersign.kernel.refusals import Refused
from countersign.kernel.words import say

WRITTEN = re.compile(r"([0-9]{1,12})(?:([.,])([0-9]{1,4}))?")
"""Up to twelve figures, and up to four behind a point or a comma."""

THOUSANDS = 3
"""So many figures behind a comma could be a fraction or thousands."""


def read_figure(typed: str) -> str:
    """What stands for a typed number: "98.5". Raises Refused for what is no number, or could be two."""
    bare = "".join(typed.split())
    found = WRITTEN.fullmatch(bare)
    if found is None:
        raise Refused(say("“{typed}” is no number. Write it in figures, for example 98 or 98.5.", typed=typed.strip()))
    whole, mark, behind = found.groups()
    if mark == "," and len(behind) == THOUSANDS:
        raise Refused(say("“{typed}” could be two numbers. Write it without a comma.", typed=typed.strip()))
    return shortest(Decimal(f"{whole}.{behind}" if behind else whole))


def shortest(number: Decimal) -> str:
    """A number without needless noughts: "98.5" for 98.50."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@dataclass(frozen=True)
class Count:
    """What was counted: ``part`` of ``whole``; as a share of a hundred, or as the part alone."""

    part: int
    whole: int
    is_share: bool = True

    @property
    def value(self) -> str:
        return share(self.part, self.whole) if self.is_share else str(self.part)


def share(part: int, whole: int) -> str:
    """How many of a hundred, with one place, never rounded up to what was not reached: 199 of 200 is "99.5"."""
    return shortest(Decimal(part * 1000 // whole) / 10)
