"""What an organisation may set for itself: a closed registry (decision 30).

Here stand the kinds of settings, and those that people itself knows. A context above declares its own with the same
kinds (readiness the numbers that its rules judge by), and whoever changes one brings the registry it must stand in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countersign.kernel.refusals import Refused
from countersign.kernel.words import say

LARGEST = 10_000
PLACES = 4
MOST_DAYS = 400


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that judges. It is kept as it is written, "60" or "0.85": a leaf holds no fractions."""

    key: str
    default: float
    why: str
    least: float = 0
    most: float = LARGEST
    whole: bool = True

    def kept(self, value: object) -> str:
        """As the table holds it. Raises Refused with what would fit."""
        if not isinstance(value, Decimal) or not value.is_finite():
            raise Refused("Write a number, such as 30 or 0.5.")
        if self.whole and value != value.to_integral_value():
            raise Refused("This counts something: write a whole number.")
        if not Decimal(str(self.least)) <= value <= Decimal(str(self.most)):
            raise Refused(say("Write a number from {least} to {most}.", least=f"{self.least:g}", most=f"{self.most:g}"))
        if value != round(value, PLACES):
            raise Refused(say("At most {n} places after the point.", n=PLACES))
        return f"{value.normalize() + 0:f}"

    def read(self, kept: str) -> float:
        number = Decimal(kept)
        return int(number) if number == number.to_integral_value() else float(number)


@dataclass(frozen=True, kw_only=True)
class Days:
    """A list of days. It is kept whole, in order; a later list takes its place."""

    key: str
    why: str

    def kept(self, value: object) -> list[str] | None:
        """As the table holds it; an empty list is none. Raises Refused."""
        if not isinstance(value, tuple) or not all(isinstance(one, date) for one in value):
            raise Refused("Write a list of days.")
        if twice := repeated(value):
            raise Refused(say("{day} stands in the list twice.", day=min(twice)))
        if len(value) > MOST_DAYS:
            raise Refused(say("These are {n} days; at most {most} stand in one list.", n=len(value), most=MOST_DAYS))
        return [one.isoformat() for one in sorted(value)] or None

    def read(self, kept: list[str]) -> tuple[date, ...]:
        return tuple(date.fromisoformat(one) for one in kept)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Some keys of a closed list, or none of them. They are kept in the order of the list."""

    key: str
    of: tuple[str, ...]
    why: str

    def kept(self, value: object) -> list[str] | None:
        """As the table holds it; none chosen is none. Raises Refused."""
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise Refused("Choose from the list.")
        if strange := [one for one in value if one not in self.of]:
            raise Refused(say("There is no {key} in the list.", key=strange[0]))
        return [one for one in self.of if one in value] or None

    def read(self, kept: list[str]) -> tuple[str, ...]:
        """Without keys that have left the list since."""
        return tuple(one for one in self.of if one in kept)


FEWEST_LABELS, MOST_LABELS = 3, 10
LONGEST_LABEL = 60


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words of a scale, one a step, the least first."""

    key: str
    default: tuple[str, ...]
    why: str

    def kept(self, value: object) -> list[str] | None:
        """As the table holds it; none is the default. Raises Refused."""
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise Refused("Write the words of the scale, one a line.")
        words = [" ".join(one.split()) for one in value if one.strip()]
        if words and not FEWEST_LABELS <= len(words) <= MOST_LABELS:
            raise Refused(say("A scale has from {least} to {most} steps.", least=FEWEST_LABELS, most=MOST_LABELS))
        if long := next((one for one in words if len(one) > LONGEST_LABEL), None):
            raise Refused(say("“{word}” has more than {n} characters.", word=long[:LONGEST_LABEL], n=LONGEST_LABEL))
        if len({one.casefold() for one in words}) < len(words):
            raise Refused("Two steps of a scale cannot have the same word.")
        return words or None

    def read(self, kept: list[str]) -> tuple[str, ...]:
        return tuple(kept)


type Kind = Number | Days | Choices | Labels
type Registry = Mapping[str, Kind]


def repeated(days: Collection[date]) -> set[date]:
    seen: set[date] = set()
    return {one for one in days if one in seen or seen.add(one)}  # type: ignore[func-returns-value]


FREE_DAYS = Days(
    key="free_days",
    why="nobody is reminded on a day on which nobody works; what falls on one is said on the next working day",
)

KINDS: Registry = {FREE_DAYS.key: FREE_DAYS}
"""The settings that people itself knows."""
