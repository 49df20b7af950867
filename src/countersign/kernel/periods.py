"""Periods between calendar days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The same day some calendar months later, or the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > date.max.year:
        return date.max
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def first_within(on: date, months: int) -> date:
    """The earliest day that lies no more than so many calendar months before ``on``, as ``months_after`` counts."""
    day = on - timedelta(days=31 * months + 1)
    while months_after(day, months) < on:
        day += timedelta(days=1)
    return day


def days_after(day: date, days: int) -> date:
    """The day some days later, or the last day there is."""
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))
