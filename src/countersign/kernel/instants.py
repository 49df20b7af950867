"""Instants are UTC and whole milliseconds, so that a row and its leaf hold the same moment.

The one clock (``entrance.clock``) makes them; this room only checks and converts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def milliseconds(at: datetime) -> int:
    """Milliseconds since 1970. Raises ValueError for a naive instant or one finer than a millisecond."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    whole, rest = divmod(at - EPOCH, MILLISECOND)
    if rest:
        raise ValueError(f"{at.isoformat()} is finer than a millisecond")
    return whole


def instant(at: int) -> datetime:
    """The instant that lies ``at`` milliseconds after 1970."""
    return EPOCH + at * MILLISECOND


def whole(at: datetime) -> datetime:
    """The same instant, cut to the millisecond below, in UTC."""
    return instant((at - EPOCH) // MILLISECOND)


def day_in(zone: str, at: datetime) -> date:
    """The calendar day it is in a time zone at an instant (decision 19: days belong to the organisation)."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_begins(zone: str, on: date) -> datetime:
    """The first instant of a calendar day in a time zone."""
    return datetime.combine(on, time.min, ZoneInfo(zone)).astimezone(UTC)


def day_over(zone: str, on: date) -> datetime:
    """The first instant after a calendar day in a time zone: what happened before it had happened by that day."""
    return day_begins(zone, on + timedelta(days=1))
