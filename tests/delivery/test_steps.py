"""When somebody is told again: 7, 14, 21 days, weekends forward, then never more; whatever the zone or the season."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.delivery.steps import REMINDERS, step_due
from countersign.kernel.business_days import is_working_day
from countersign.kernel.instants import day_in

MONDAY, SATURDAY = date(2026, 1, 5), date(2026, 1, 3)
ZONES = sorted(available_timezones())
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("days", "step"),
    [(-1, None), (0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (20, 2), (21, 3), (22, 3), (365, 3), (3650, 3)],
)
def test_step_due(days: int, step: int | None) -> None:
    assert step_due(MONDAY, MONDAY + timedelta(days=days)) == step


def test_a_reminder_waits_for_the_next_working_day() -> None:
    assert [step_due(SATURDAY, SATURDAY + timedelta(days=days)) for days in (7, 8, 9)] == [0, 0, 1]


def test_a_reminder_waits_for_the_end_of_free_days() -> None:
    free = {MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)}
    assert [step_due(MONDAY, MONDAY + timedelta(days=days), free) for days in (7, 8, 9)] == [0, 0, 1]


@given(since=DAYS, free=st.sets(DAYS, max_size=6))
def test_each_step_comes_once_in_order_on_a_working_day_and_never_early(since: date, free: set[date]) -> None:
    days = [since + timedelta(days=days) for days in range(60)]
    steps = [step_due(since, day, free) for day in days]
    assert steps == sorted(step for step in steps if step is not None)
    assert set(steps) == set(range(REMINDERS + 1))
    for step in range(1, REMINDERS + 1):
        first = days[steps.index(step)]
        assert is_working_day(first, free)
        assert first >= since + timedelta(days=7 * step)


@given(since=DAYS, slept=st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_a_worker_that_slept_catches_up_with_one_step(since: date, slept: list[int]) -> None:
    """Told = the steps that a worker would tell which looks only on some days: each once, the last one never lost."""
    told: list[int] = []
    on = since
    for days in slept:
        on += timedelta(days=days)
        step = step_due(since, on)
        if step is not None and step not in told:
            told.append(step)
    assert told == sorted(set(told))
    assert told[-1] == step_due(since, on)
    assert len(told) <= REMINDERS + 1


@given(zone=st.sampled_from(ZONES), noon=DAYS, hours=st.integers(0, 24 * 45))
def test_every_hour_of_every_zone_belongs_to_one_day(zone: str, noon: date, hours: int) -> None:
    """Clocks that jump make no day twice and skip none: an hour later it is the same day or the next."""
    begun = datetime(noon.year, noon.month, noon.day, 12, tzinfo=UTC)
    here, later = (begun + timedelta(hours=hours + more) for more in (0, 1))
    assert day_in(zone, later) - day_in(zone, here) in (timedelta(0), timedelta(days=1))
    assert day_in(zone, here) == here.astimezone(ZoneInfo(zone)).date()


@given(zone=st.sampled_from(ZONES), began=DAYS, minute=st.integers(0, 24 * 60 - 1))
def test_a_worker_that_looks_every_quarter_of_an_hour_tells_each_step_on_its_day(
    zone: str, began: date, minute: int
) -> None:
    """Around the day of each step, DST or not: nothing before it, and the step from its first minute on."""
    since = day_in(zone, datetime(began.year, began.month, began.day, tzinfo=UTC) + timedelta(minutes=minute))
    for step in range(1, REMINDERS + 1):
        due = since + timedelta(days=7 * step)
        while not is_working_day(due):
            due += timedelta(days=1)
        start = datetime(due.year, due.month, due.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for quarter in (-2, -1, 0, 1, 60):
            at = start + timedelta(minutes=15 * quarter)
            expected = step if day_in(zone, at) >= due else step - 1
            assert step_due(since, day_in(zone, at)) == expected
