"""Rows that are no people: totals under a list, and headings that are printed again on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countersign.people.imports.headings import spelt

PEOPLE = (
    r"(?:employees|people|persons|staff|users|members|rows|records|entries"
    r"|mitarbeit(?:er(?:innen)?|ende)|personen|einträge)"
)
COUNTS = r"(?:(?:grand|sub)?\s?-?total|sum|summe|gesamt(?:summe|zahl)?|count|anzahl|average|durchschnitt)"
TOTAL = re.compile(
    rf"{COUNTS}(?:\s(?:of\s)?{PEOPLE})?\s*[:=]?\s*[\d.,\s]*|[\d.,]+\s+{PEOPLE}|{PEOPLE}\s*[:=]?\s*[\d.,]+",
    re.IGNORECASE,
)


def is_total(cells: Sequence[str]) -> bool:
    """``Total 13``, ``Summe``, ``12 employees``: no address anywhere, and words of counting in front."""
    first = next((cell for cell in cells if cell), "")
    return not any("@" in cell for cell in cells) and bool(TOTAL.fullmatch(first))


def repeats(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """The same row of headings once more."""
    if len(cells) < 2 or cells[0].casefold() != headings[0].casefold():
        return False
    return [spelt(cell) for cell in cells] == [spelt(cell) for cell in headings[: len(cells)]]
