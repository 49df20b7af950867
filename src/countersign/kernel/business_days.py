"""Working days: Monday to Friday, less an organisation's own free days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date, free: Collection[date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in free


def moved_forward(day: date, free: Collection[date] = ()) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day, free):
        day += ONE_DAY
    return day
