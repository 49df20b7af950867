"""Which twelve months a review of the year tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countersign.kernel.periods import months_after
from countersign.readiness.wall.window import MONTHS, months_before


class Span(StrEnum):
    """The last twelve calendar months, or the year that began when the ISMS did."""

    LAST = "LAST"
    ISMS = "ISMS"


@dataclass(frozen=True)
class Period:
    """Days, both included. ``last`` is never later than the day it is told on."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def period_of(span: Span, today: date, began: date) -> Period:
    """The one that is under way. No month before the one in which the ISMS began is in it; one that begins later than
    today has begun today."""
    began = min(began, today)
    if span is Span.ISMS:
        return Period(anniversary(began, today), today)
    month = today.replace(day=1)
    return Period(max(months_before(month, MONTHS - 1), began.replace(day=1)), today)


def anniversary(began: date, today: date) -> date:
    """The last day on which the ISMS was so many whole years old."""
    years = max(0, today.year - began.year)
    found = months_after(began, 12 * years)
    return found if found <= today or not years else months_after(began, 12 * (years - 1))
