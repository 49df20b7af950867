from __future__ import annotations

from datetime import date

import pytest

from countersign.readiness.year.period import Period, Span, period_of

BEGAN = date(2024, 3, 15)


@pytest.mark.parametrize(
    ("span", "today", "first"),
    [
        (Span.LAST, date(2026, 11, 21), date(2025, 12, 1)),
        (Span.LAST, date(2024, 5, 2), date(2024, 3, 1)),
        (Span.ISMS, date(2026, 11, 21), date(2026, 3, 15)),
        (Span.ISMS, date(2026, 3, 14), date(2025, 3, 15)),
        (Span.ISMS, date(2026, 3, 15), date(2026, 3, 15)),
        (Span.ISMS, date(2024, 3, 15), date(2024, 3, 15)),
    ],
)
def test_a_period_begins_where_it_should_and_ends_today(span: Span, today: date, first: date) -> None:
    assert period_of(span, today, BEGAN) == Period(first, today)


def test_an_isms_that_began_on_a_leap_day_has_a_year_each_year() -> None:
    assert period_of(Span.ISMS, date(2025, 3, 1), date(2024, 2, 29)).first == date(2025, 2, 28)


def test_a_period_holds_both_its_ends_and_no_missing_day() -> None:
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert [period.holds(day) for day in (date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1), None)] == [
        True,
        True,
        False,
        False,
    ]
