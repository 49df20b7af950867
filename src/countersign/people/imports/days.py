"""Days as people write them. 3/4/2024 is April in London and March in Boston: only the whole column can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from countersign.kernel.words import Words, say

TIME = r"(?:[T ,]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
"""A time behind a day is passed over: what counts is the day that was written."""

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + TIME)
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})" + TIME)
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})" + TIME)
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d_]{3,9})\.?[ -](\d{4})")
SERIAL = re.compile(r"[2-7]\d{4}")
FIRST_SERIAL = date(1899, 12, 30)
"""Excel counts days from here; five digits that begin with 2 to 7 are the years 1954 to 2119."""

MONTHS = {
    **{name: at for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun"), 1)},
    **{name: at for at, name in enumerate(("jul", "aug", "sep", "oct", "nov", "dec"), 7)},
    "mär": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}


AMBIGUOUS = "{text} can be read in two ways, and the list does not show which. Say which, or write it like 2024-04-03."


class Order(StrEnum):
    """Which number of 3/4/2024 is the day."""

    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"
    UNKNOWN = "UNKNOWN"
    BOTH = "BOTH"


def order_of(column: Iterable[str]) -> Order:
    """What a column tells: a first number above 12 is a day; a second one above 12 shows that the month is first."""
    seen = [(int(match[1]), int(match[2])) for text in column if (match := SLASHED.fullmatch(text))]
    day_first = any(first > 12 for first, _second in seen)
    month_first = any(second > 12 for _first, second in seen)
    if day_first and month_first:
        return Order.BOTH
    if day_first or month_first:
        return Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    return Order.UNKNOWN


def day(text: str, order: Order) -> date | Words | None:
    """The day, nothing for nothing, or why it is none."""
    if not text:
        return None
    if match := ISO.fullmatch(text):
        return made(text, match[1], match[2], match[3])
    if match := DOTTED.fullmatch(text):
        return made(text, match[3], match[2], match[1])
    if (match := NAMED.fullmatch(text)) and (month := MONTHS.get(match[2].casefold()[:3])):
        return made(text, match[3], str(month), match[1])
    if SERIAL.fullmatch(text):
        return FIRST_SERIAL + timedelta(days=int(text))
    if match := SLASHED.fullmatch(text):
        return slashed(text, match[1], match[2], match[3], order)
    return say("“{text}” is no day. Write it like 2024-04-03.", text=text[:60])


def slashed(text: str, first: str, second: str, year: str, order: Order) -> date | Words:
    if first == second or order is Order.DAY_FIRST or int(first) > 12:
        return made(text, year, second, first)
    if order is Order.MONTH_FIRST or int(second) > 12:
        return made(text, year, first, second)
    return say(AMBIGUOUS, text=text)


def made(text: str, year: str, month: str, number: str) -> date | Words:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return say("There is no such day as {text}.", text=text[:60])
