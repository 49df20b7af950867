"""A story's days are moved by whole weeks, so that it ends on the last such day that has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from countersign.examples.calendar import beginning_at, ending_before

LONDON, LAST, AT = "Europe/London", date(2026, 11, 20), time(6, 0)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (datetime(2026, 11, 20, 6, 0, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 5, 59, tzinfo=UTC), date(2026, 11, 13)),
        (datetime(2026, 11, 26, 23, 0, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 22, 1, 0, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 6, 5, 5, 30, tzinfo=UTC), date(2026, 6, 5)),
        (datetime(2026, 6, 4, 23, 30, tzinfo=UTC), date(2026, 5, 29)),
        (datetime(2031, 2, 3, 12, 0, tzinfo=UTC), date(2031, 1, 31)),
    ],
    ids=str,
)
def test_the_story_ends_on_a_friday_that_has_come(now: datetime, ends: date) -> None:
    calendar = ending_before(now, LAST, AT, LONDON)
    assert calendar.day(LAST) == ends
    assert calendar.instant(LAST, AT) <= now
    assert calendar.moved % timedelta(weeks=1) == timedelta(0)


def test_an_hour_is_told_by_the_clock_on_the_wall() -> None:
    calendar = ending_before(datetime(2026, 11, 22, tzinfo=UTC), LAST, AT, LONDON)
    assert calendar.instant(date(2026, 7, 1), time(9, 0)) == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    assert calendar.instant(date(2026, 12, 1), time(9, 0)) == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def test_the_first_entry_tells_how_far_the_days_are_moved() -> None:
    calendar = ending_before(datetime(2028, 5, 5, 12, 0, tzinfo=UTC), LAST, AT, LONDON)
    first = date(2026, 3, 2)
    assert beginning_at(calendar.instant(first, time(9, 0)), first, LONDON) == calendar
