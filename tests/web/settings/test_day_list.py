"""Free days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.web.settings.day_list import lines_of, read_days

TODAY = date(2026, 1, 8)
EVE, CHRISTMAS, BOXING_DAY = date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24\n2026-12-25\n2026-12-26",
        "24 December 2026\n\n  25 Dec 2026\r\n26.12.2026",
        "24 December 2026 to 26 December 2026",
        "2026-12-24 - 2026-12-26",
        "24.12.2026\u201326.12.2026",
        "24/12/2026 until 26/12/2026",
    ],
)
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read_days(text, TODAY) == ((EVE, CHRISTMAS, BOXING_DAY), [])


def test_nothing_is_no_day() -> None:
    assert read_days(" \n\n", TODAY) == ((), [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("25 December 2026\n30 February 2026", "Line 2: There is no such day as 30 February 2026."),
        ("25 December 2026\n\nChristmas", "Line 3: “Christmas” is no day."),
        ("2026-12-25\n2026-12-24 to 2026-12-26", "Line 2: 25 December 2026 stands in line 1 already."),
        ("3/4/2026", "Line 1: “3/4/2026” can be read in two ways."),
        ("2026-12-26 to 2026-12-24", "Line 1: the last day comes before the first."),
        ("2026-01-01 to 2026-12-31", "Line 1: that is more than 100 days in one go."),
        ("2026-12-24 to 2026-12-25 to 2026-12-26", "Line 1: these are more than two days."),
        ("2206-12-25", "Line 1: 2206-12-25 is more than 10 years away."),
        ("2026-12-25 \u2013", "Line 1: there is no day before or after the dash."),
    ],
)
def test_what_is_no_day_is_said_with_its_line(text: str, says: str) -> None:
    _days, wrong = read_days(text, TODAY)
    assert [told.startswith(says) for told in wrong] == [True], wrong


def test_every_mistake_is_told() -> None:
    _days, wrong = read_days("one\n2026-12-25\ntwo", TODAY)
    assert [told.split(":")[0] for told in wrong] == ["Line 1", "Line 3"]


def test_a_line_that_shows_the_order_decides_for_all() -> None:
    assert read_days("24/12/2026\n4/3/2026", TODAY)[0] == (EVE, date(2026, 3, 4))
    assert read_days("12/24/2026\n4/3/2026", TODAY)[0] == (EVE, date(2026, 4, 3))


@given(days=st.sets(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=40))
def test_what_is_shown_is_read_back(days: set[date]) -> None:
    found, wrong = read_days("\n".join(lines_of(days)), TODAY)
    assert (sorted(found), wrong) == (sorted(days), [])


@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    days, wrong = read_days(text, TODAY)
    assert len(set(days)) == len(days)
    assert all(told.startswith("Line ") for told in wrong)
