"""Free days as people write them: one a line, or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from countersign.kernel.words import Words, say
from countersign.people.imports.days import SLASHED, Order, day, order_of

BETWEEN = re.compile(r"\s+(?:to|until|-)\s+|\s*[\u2013\u2014]\s*")
"""Dashes of every length; a plain one between spaces, since days are written with it."""

ONE = timedelta(days=1)
LONGEST_RUN = 100
YEARS_AHEAD = 10
DECIDED = (Order.DAY_FIRST, Order.MONTH_FIRST)


def read_days(text: str, today: date) -> tuple[tuple[date, ...], list[str]]:
    """The days that a text names, in its order, and what is wrong in which of its lines."""
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    order = order_of(part for _number, line in lines for part in BETWEEN.split(line))
    seen: dict[date, int] = {}
    wrong = []
    for number, line in lines:
        found = days_of(line, order, today)
        if isinstance(found, Words):
            wrong.append(in_line(number, found.in_language(_)))
            continue
        if twice := next((one for one in found if one in seen), None):
            wrong.append(in_line(number, stands_in(twice, seen[twice])))
        seen |= {one: number for one in found if one not in seen}
    return tuple(seen), wrong


def in_line(number: int, why: str) -> str:
    return _("Line {number}: {why}").format(number=number, why=why)


def stands_in(one: date, number: int) -> str:
    return _("{day} stands in line {number} already.").format(day=written(one), number=number)


def days_of(line: str, order: Order, today: date) -> list[date] | Words:
    """The days of one line, or why it names none."""
    ends = [end(part, order, today) for part in BETWEEN.split(line)]
    for one in ends:
        if isinstance(one, Words):
            return one
    first, *more = (one for one in ends if isinstance(one, date))
    if len(more) > 1:
        return say("these are more than two days. Write one day, or the first and the last.")
    days = (more[0] - first).days if more else 0
    if days < 0:
        return say("the last day comes before the first.")
    if days >= LONGEST_RUN:
        return say("that is more than {n} days in one go.", n=LONGEST_RUN)
    return [first + at * ONE for at in range(days + 1)]


def end(text: str, order: Order, today: date) -> date | Words:
    match = SLASHED.fullmatch(text)
    if match and order not in DECIDED and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12:
        return say("“{text}” can be read in two ways. Write it like 2026-12-25.", text=text)
    found = day(text, order)
    if isinstance(found, date) and found.year > today.year + YEARS_AHEAD:
        return say("{text} is more than {n} years away.", text=text, n=YEARS_AHEAD)
    return found or say("there is no day before or after the dash.")


def runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days that follow one another, as the first and the last of them."""
    run: list[date] = []
    for one in sorted(days):
        if run and one - run[-1] != ONE:
            yield run[0], run[-1]
            run = []
        run.append(one)
    if run:
        yield run[0], run[-1]


def lines_of(days: Iterable[date]) -> list[str]:
    """As ``read_days`` reads them back."""
    both = _("{first} to {last}")
    return [
        written(first) if first == last else both.format(first=written(first), last=written(last))
        for first, last in runs(days)
    ]


def written(one: date) -> str:
    return date_format(one, "j F Y")
