"""What a statement of a text means as a value, so that it can be held against the record.

Where it may mean two things, both are given; where it means nothing that we can read, nothing: then nobody is told that
it disagrees.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PIECE = re.compile(r"\d+|[a-z]{3,}")
_PLAIN_LABEL = re.compile(r"v?\s*(.*?)(?:\.0)*", re.IGNORECASE | re.DOTALL)
_UNITS = (
    (6, r"half-year"),
    (24, r"biennial"),
    (12, rf"\byear|(?<!bi)(?<!bi-)\bannual|spring|summer|autumn|winter|\b(?:{'|'.join(_MONTHS)})"),
    (3, r"quarter"),
    (1, r"month"),
)
_TIMES = (
    *((word, n) for n, word in enumerate(("two", "three", "four"), 2)),
    *(("six", 6), ("nine", 9), ("twelve", 12), ("eighteen", 18), ("twenty-four", 24), ("thirty-six", 36)),
    *(("other", 2), ("second", 2), ("third", 3)),
)


def label_meant(value: str) -> str:
    """A label without what only dresses it: "v2.0", "2.0" and "2" are one."""
    found = _PLAIN_LABEL.fullmatch(value.strip())
    return (found[1] if found else value).casefold()


def days_meant(value: str) -> frozenset[date]:
    """The days that a full date may be: "03/04/2026" is two, "31 November 2026" none."""
    pieces = _PIECE.findall(value.casefold())
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    month = next((at for at, name in enumerate(_MONTHS, 1) if any(piece.startswith(name) for piece in pieces)), None)
    if month and len(numbers) == 2:
        day, year = numbers
        return _days((year, month, day))
    if len(numbers) != 3:
        return frozenset()
    if numbers[0] > 31:
        return _days((numbers[0], numbers[1], numbers[2]))
    first, second, year = numbers
    return _days((year, second, first), (year, first, second))


def _days(*candidates: tuple[int, int, int]) -> frozenset[date]:
    found = set()
    for year, month, day in candidates:
        try:
            found.add(date(year, month, day))
        except ValueError:
            continue
    return frozenset(found)


def months_meant(value: str) -> int | None:
    """The months between two reviews: "once a year" is 12, "every two years" 24, "every term" nothing we know."""
    said = value.casefold()
    unit = next((months for months, pattern in _UNITS if re.search(pattern, said)), None)
    if unit is None:
        return None
    if re.search(r"\btwice\b", said):
        return unit // 2 if unit % 2 == 0 else None
    return unit * _times(said)


def _times(said: str) -> int:
    figures = re.search(r"\d{1,2}", said)
    if figures:
        return int(figures[0])
    return next((n for word, n in reversed(_TIMES) if re.search(rf"\b{word}\b(?!-)", said)), 1)


def same_person(named: str, known: str) -> bool:
    """Whether two spellings may be one person: the same names in any order, or a last name and a first that agree."""
    one, other = (_names(spelling) for spelling in (named, known))
    if not one or not other:
        return False
    if set(one) == set(other):
        return True
    first, second = one[:-1], other[:-1]
    agree = not first or not second or any(_agree(this, that) for this in first for that in second)
    return one[-1] == other[-1] and agree


def _agree(this: str, that: str) -> bool:
    return this == that or (1 in (len(this), len(that)) and this[0] == that[0])


def _names(spelling: str) -> list[str]:
    return [word.strip(".,").casefold() for word in spelling.split() if word.strip(".,")]
