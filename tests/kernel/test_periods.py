from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.periods import first_within, months_after

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_first_within_is_the_earliest_day_that_is_not_too_long_ago(on: date, months: int) -> None:
    first = first_within(on, months)
    assert months_after(first, months) >= on
    assert months_after(first - timedelta(days=1), months) < on


def test_first_within_at_the_end_of_february() -> None:
    assert first_within(date(2027, 2, 28), 12) == date(2026, 2, 28)
    assert first_within(date(2027, 3, 1), 12) == date(2026, 3, 1)
    assert first_within(date(2028, 2, 29), 12) == date(2027, 3, 1)
