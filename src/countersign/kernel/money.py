"""Money is whole: an integer of the smallest unit, and a currency; no floats, no conversion (decision 26).

People write "12,500.00" and "12.500,00", and mean the same. ``read`` takes what has one meaning and asks about
everything else: it raises ``Unclear`` with the sentence to show beside the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.kernel.words import Words, say

CODE = re.compile("[A-Z]{3}")

CURRENCIES = frozenset(
    CODE.findall("""
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """)
)
"""The currencies of ISO 4217 that people are paid in."""

WITHOUT_CENTS = frozenset(CODE.findall("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"))
IN_THOUSANDTHS = frozenset(CODE.findall("BHD IQD JOD KWD LYD OMR TND"))
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}

MOST_DIGITS = 15
"""More than anybody has, and no more than every database and JSON reader keeps exactly."""

SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " ") | {"\u2019": "'"})
"""Spaces of all widths, and the apostrophe of the Swiss, as a keyboard writes them."""

GROUPED = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in ".,' "}
PLAIN = re.compile("[0-9]+")


class Unclear(ValueError):
    """What was typed is no sum, or could be two. ``words`` says what to write instead."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(str(words))


@dataclass(frozen=True)
class Money:
    """A sum, zero or more: ``amount_minor`` in the currency's smallest unit."""

    amount_minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise ValueError(f"{self.currency!r} is no currency")
        if type(self.amount_minor) is not int or not 0 <= self.amount_minor < 10**MOST_DIGITS:
            raise ValueError(f"{self.amount_minor!r} is no sum")

    def __str__(self) -> str:
        """As it is written in English: "£2,000", "€12,500.50", "CHF 80". Whole sums go without their zeros."""
        figures = self.figures()
        whole, point, decimals = figures.partition(".")
        figures = whole if not decimals.strip("0") else whole + point + decimals
        sign = SIGNS.get(self.currency)
        return f"{sign}{figures}" if sign else f"{self.currency} {figures}"

    def figures(self) -> str:
        """The sum alone, with all its decimals: "2,000.00"."""
        places = decimals_of(self.currency)
        whole, rest = divmod(self.amount_minor, 10**places)
        return f"{whole:,}.{rest:0{places}}" if places else f"{whole:,}"


def decimals_of(currency: str) -> int:
    """How many decimals a currency has."""
    if currency in WITHOUT_CENTS:
        return 0
    return 3 if currency in IN_THOUSANDTHS else 2


def read(typed: str, currency: str) -> Money:
    """The sum that was typed. Raises Unclear when it has no meaning, or two."""
    places = decimals_of(currency)
    figures = without_sign(typed.translate(SPACES), currency)
    meant = {(whole, decimals) for whole, decimals in readings(figures) if len(decimals) <= places}
    if len(meant) > 1:
        one, other = sorted(".".join(filter(None, reading)) for reading in meant)
        raise Unclear(
            say("“{typed}” can be {one} or {other}. Write it without a mark.", typed=figures, one=one, other=other)
        )
    if not meant:
        raise Unclear(not_understood(figures, currency))
    whole, decimals = meant.pop()
    minor = whole + decimals.ljust(places, "0")
    if len(minor.lstrip("0")) > MOST_DIGITS:
        raise Unclear(say("This sum is too long: look at it again."))
    return Money(int(minor), currency)


def without_sign(typed: str, currency: str) -> str:
    """The figures, without the currency's own name or sign before or behind them."""
    written = typed.strip()
    for name in filter(None, (currency, SIGNS.get(currency))):
        written = written.removeprefix(name).removesuffix(name).strip()
    return written


def readings(figures: str) -> Iterator[tuple[str, str]]:
    """Every (whole, decimals) that the figures can mean: without decimals, and with either mark before them."""
    for mark in ("", ".", ","):
        whole, found, decimals = figures.rpartition(mark) if mark else (figures, "", "")
        if mark and not (found and PLAIN.fullmatch(decimals)):
            continue
        for group, pattern in GROUPED.items():
            if group != mark and pattern.fullmatch(whole):
                yield whole.replace(group, ""), decimals
        if PLAIN.fullmatch(whole):
            yield whole, decimals


def not_understood(typed: str, currency: str) -> Words:
    if any(readings(typed)):
        return say("“{typed}” has more decimals than {currency} has.", typed=typed[:40], currency=currency)
    return say("“{typed}” is not a sum. Write it in figures, for example 2000.", typed=typed[:40])
