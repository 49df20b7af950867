from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from countersign.kernel.money import (
    CURRENCIES,
    IN_THOUSANDTHS,
    MOST_DIGITS,
    SIGNS,
    WITHOUT_CENTS,
    Money,
    Unclear,
    decimals_of,
    read,
)

currencies = some.sampled_from(sorted(CURRENCIES))
sums = some.builds(Money, some.integers(0, 10**MOST_DIGITS - 1), currencies)
GROUPS_AND_POINTS = [
    (",", "."),
    (".", ","),
    (" ", ","),
    (" ", "."),
    ("'", "."),
    ("\u202f", ","),
    ("\u00a0", "."),
    ("\u2019", ","),
]


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@given(sums, some.sampled_from(GROUPS_AND_POINTS))
def test_read_when_all_decimals_are_written_in_any_country_is_exact(money: Money, way: tuple[str, str]) -> None:
    group, point = way
    places = decimals_of(money.currency)
    whole, rest = divmod(money.amount_minor, 10**places)
    assert read(f" {whole} ", money.currency) == Money(whole * 10**places, money.currency)
    if places == 2:
        assert read(grouped(whole, group), money.currency) == Money(whole * 100, money.currency)
        assert read(f"{whole}{point}{rest:02}", money.currency) == money
        assert read(f"{grouped(whole, group)}{point}{rest:02}", money.currency) == money


@given(sums)
def test_read_what_is_written_gives_the_sum_again_or_asks(money: Money) -> None:
    try:
        assert read(str(money), money.currency) == money
    except Unclear:
        assert money.currency in IN_THOUSANDTHS


@given(some.text(), currencies)
def test_read_anything_gives_a_sum_or_asks(typed: str, currency: str) -> None:
    try:
        assert read(typed, currency).currency == currency
    except Unclear as unclear:
        says = str(unclear)
    else:
        return
    assert says


@given(some.text(alphabet="0123456789.,' ", max_size=12), currencies)
def test_read_keeps_every_digit(typed: str, currency: str) -> None:
    """Marks never change the figures: they are the digits that were typed, with zeros behind."""
    try:
        figures = str(read(typed, currency).amount_minor)
    except Unclear:
        return
    digits = "".join(filter(str.isdigit, typed)).lstrip("0")
    assert figures.rstrip("0") == digits.rstrip("0") or figures == "0"


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("2000", "GBP", 200_000),
        ("2.000,00", "GBP", 200_000),
        ("2,000.00", "EUR", 200_000),
        ("2.000", "EUR", 200_000),
        ("2,000", "EUR", 200_000),
        ("12.500,5", "EUR", 1_250_050),
        ("£2,000", "GBP", 200_000),
        ("80 EUR", "EUR", 8_000),
        ("1.500", "JPY", 1_500),
        ("0.500", "KWD", 500),
        ("0", "GBP", 0),
        ("007", "GBP", 700),
    ],
)
def test_read_when_there_is_one_meaning(typed: str, currency: str, minor: int) -> None:
    assert read(typed, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("typed", "currency", "says"),
    [
        ("two thousand", "GBP", "“two thousand” is not a sum. Write it in figures, for example 2000."),
        ("", "GBP", "“” is not a sum. Write it in figures, for example 2000."),
        ("-5", "GBP", "“-5” is not a sum. Write it in figures, for example 2000."),
        ("1,234.567,89", "EUR", "“1,234.567,89” is not a sum. Write it in figures, for example 2000."),
        ("12,50,000", "INR", "“12,50,000” is not a sum. Write it in figures, for example 2000."),
        ("２０", "GBP", "“２０” is not a sum. Write it in figures, for example 2000."),  # noqa: RUF001
        ("$5", "GBP", "“$5” is not a sum. Write it in figures, for example 2000."),
        ("2.5", "JPY", "“2.5” has more decimals than JPY has."),
        ("2000.000", "GBP", "“2000.000” has more decimals than GBP has."),
        ("2.000", "KWD", "“2.000” can be 2.000 or 2000. Write it without a mark."),
        ("9" * 14, "GBP", "This sum is too long: look at it again."),
    ],
)
def test_read_when_there_is_no_one_meaning_asks(typed: str, currency: str, says: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read(typed, currency)
    assert str(unclear.value) == says


@pytest.mark.parametrize(
    ("money", "written"),
    [
        (Money(200_000, "GBP"), "£2,000"),
        (Money(1_250_050, "EUR"), "€12,500.50"),
        (Money(8_000, "CHF"), "CHF 80"),
        (Money(1_500, "JPY"), "JPY 1,500"),
        (Money(1_234_567, "KWD"), "KWD 1,234.567"),
        (Money(0, "USD"), "$0"),
    ],
)
def test_a_sum_is_written_in_english(money: Money, written: str) -> None:
    assert str(money) == written


@pytest.mark.parametrize(
    ("amount", "currency"), [(-1, "GBP"), (10**MOST_DIGITS, "GBP"), (1, "XXX"), (1.0, "GBP"), (True, "GBP")]
)
def test_what_is_no_sum_is_none(amount: int, currency: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        Money(amount, currency)


def test_every_special_currency_is_one() -> None:
    assert WITHOUT_CENTS | IN_THOUSANDTHS | SIGNS.keys() <= CURRENCIES
    assert not WITHOUT_CENTS & IN_THOUSANDTHS
    assert len(CURRENCIES) > 150
