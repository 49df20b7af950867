"""The days of a story, moved by whole weeks so that it ends shortly before the day on which it is begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from countersign.kernel.instants import day_in

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Calendar:
    """``moved``: whole weeks between a day as it is told and the day on which it is lived. ``zone``: whose clock."""

    moved: timedelta
    zone: str

    def day(self, told: date) -> date:
        return told + self.moved

    def instant(self, told: date, at: time) -> datetime:
        return datetime.combine(self.day(told), at, ZoneInfo(self.zone)).astimezone(UTC)


def ending_before(now: datetime, last: date, at: time, zone: str) -> Calendar:
    """The calendar by which a story whose last instant is told as ``last``, ``at``, has just ended."""
    today = day_in(zone, now)
    calendar = Calendar((today - last) // WEEK * WEEK, zone)
    return calendar if calendar.instant(last, at) <= now else Calendar(calendar.moved - WEEK, zone)


def beginning_at(opened: datetime, first: date, zone: str) -> Calendar:
    """The calendar of a story that has begun: its first day is the day of the log's first entry."""
    return Calendar(day_in(zone, opened) - first, zone)
