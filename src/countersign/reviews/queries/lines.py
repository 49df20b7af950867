"""One line of an agenda: a fact, that there is nothing, or that nobody here knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from countersign.kernel.words import Words, say
from countersign.reviews.enums import Stands


@dataclass(frozen=True)
class Line:
    """``sub``: under which of the four items of input d. ``trend``: it holds two points in time."""

    says: Words
    stands: Stands = Stands.FACT
    sub: str = ""
    trend: bool = False

    def kept(self) -> dict[str, Any]:
        """As the frozen agenda keeps it."""
        return {"says": str(self.says), "stands": self.stands.value, "sub": self.sub, "trend": self.trend}


type Teller = Callable[[UUID, date, date | None], Iterable[Line]]
"""Called with the organisation, the day, and the day of the review before, if there was one."""


def nothing(template: str, /, sub: str = "", **values: object) -> Line:
    """There is nothing, and that is known."""
    return Line(say(template, **values), Stands.NOTHING, sub)


def unknown(template: str, /, sub: str = "") -> Teller:
    """Nobody here knows: said as unknown, never left out as if there were nothing."""

    def tell(_organisation: UUID, _as_of: date, _since: date | None) -> Iterable[Line]:
        yield Line(say(template), Stands.UNKNOWN, sub)

    return tell
