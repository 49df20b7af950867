"""Periods between calendar days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day some calendar months later, or the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > date.max.year:
        return date.max
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """The day some days later, or the last day there is."""
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))
