from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.words import Words
from countersign.people.imports.days import Order, day, order_of

THIRD_OF_APRIL = date(2024, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-04-03", "2024/4/3", "2024-04-03T00:00:00Z", "2024-04-03 00:00:00", "03.04.2024", "3. 4. 2024"),
        *("3 April 2024", "03-Apr-2024", "3rd April 2024", "3. April 2024"),
    ],
)
def test_a_day_that_can_be_read_in_one_way(text: str) -> None:
    assert day(text, Order.UNKNOWN) == THIRD_OF_APRIL


def test_nothing_is_no_day() -> None:
    assert day("", Order.UNKNOWN) is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2024", "13/04/2024"], Order.DAY_FIRST),
        (["03/04/2024", "04/13/2024"], Order.MONTH_FIRST),
        (["03/04/2024"], Order.UNKNOWN),
        (["13/04/2024", "04/13/2024"], Order.BOTH),
        (["2024-04-13", "13.04.2024", ""], Order.UNKNOWN),
    ],
)
def test_the_whole_column_shows_the_order(column: list[str], order: Order) -> None:
    assert order_of(column) is order


def test_slashes_follow_the_order() -> None:
    assert day("03/04/2024", Order.DAY_FIRST) == THIRD_OF_APRIL
    assert day("04/03/2024", Order.MONTH_FIRST) == THIRD_OF_APRIL
    assert day("13/04/2024", Order.BOTH) == date(2024, 4, 13)
    assert day("04/13/2024", Order.BOTH) == date(2024, 4, 13)
    assert day("05/05/2024", Order.UNKNOWN) == date(2024, 5, 5)


@pytest.mark.parametrize("order", [Order.UNKNOWN, Order.BOTH])
def test_what_can_be_read_in_two_ways_is_never_guessed(order: Order) -> None:
    read = day("03/04/2024", order)
    assert isinstance(read, Words)
    assert "can be read in two ways" in str(read)


@pytest.mark.parametrize("text", ["31/02/2024", "2024-02-30", "31.11.2024", "99/99/2024"])
def test_a_day_that_does_not_exist(text: str) -> None:
    assert str(day(text, Order.DAY_FIRST)) == f"There is no such day as {text}."


@pytest.mark.parametrize("text", ["soon", "453850", "12345", "3/4/24", "2024", "3 Foo 2024"])
def test_what_is_no_day(text: str) -> None:
    assert str(day(text, Order.DAY_FIRST)) == f"“{text}” is no day. Write it like 2024-04-03."


def test_a_day_as_excel_counts_it() -> None:
    assert day("45385", Order.UNKNOWN) == date(2024, 4, 3)


@pytest.mark.parametrize(
    "text", ["8/19/2021 1:25:31 PM", "2021-08-19 13:25", "19.08.2021 13:25:31", "2021/08/19T13:25:31Z"]
)
def test_a_time_behind_a_day_is_passed_over(text: str) -> None:
    assert day(text, Order.MONTH_FIRST) == date(2021, 8, 19)
