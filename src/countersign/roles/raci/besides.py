"""What a sheet says besides letters: of a row its note, what it needs and its key; and how an A is read.

The headings are those of the files that a matrix is taken along as, in English wherever the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from countersign.kernel.words import Words, say
from countersign.roles.raci.activities import LIBRARY
from countersign.roles.raci.grid import KEY as KEY_FORM
from countersign.roles.raci.grid import KINDS, LONGEST_KEY, LONGEST_NOTE

ACTIVITY, NEEDS, KEY, NOTE = "Activity", "Needs", "Key", "Note"
"""What the columns are called that hold no letters; between the first and the others stand those that do."""

READS = "An A without an R also does it"
ANSWERS = {True: "yes", False: "no"}

NOTES = re.compile(r"(split )?(notes?|comments?|remarks?)", re.IGNORECASE)
"""A column for sentences, also where there are none."""

OWN = "own_"
"""With which the keys begin of rows that are in no library."""

MADE_HARMLESS = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")  # noqa: RUF001 (full-width forms count too)
"""The apostrophe in front of what a spreadsheet would take for a formula."""


def as_written(cell: str) -> str:
    """A cell without the apostrophe that it got when it was taken along."""
    return MADE_HARMLESS.sub("", cell, count=1) if cell.startswith("'") else cell


def kind_of(heading: str, *, lettered: bool) -> str:
    """``NOTE``, ``NEEDS`` or ``KEY``; empty for a column of letters, and for one that says something else."""
    if NOTES.fullmatch(heading):
        return NOTE
    named = {NEEDS.casefold(): NEEDS, KEY.casefold(): KEY}
    return "" if lettered else named.get(heading.casefold(), "")


def has_keys(row: Iterable[str]) -> bool:
    """Are these the headings of a matrix that was taken along?"""
    return {ACTIVITY.casefold(), KEY.casefold()} <= {cell.casefold() for cell in row}


def answer_of(row: Sequence[str]) -> bool | None:
    """Where a row says how an A is read, what it says; None for every other row."""
    if len(row) < 2 or row[0].casefold() != READS.casefold():
        return None
    return next((does for does, said in ANSWERS.items() if row[1].casefold() == said), None)


def how_an_a_is_read(rows: Iterable[Sequence[str]]) -> bool | None:
    """What the first row says that says it."""
    return next((found for row in rows if (found := answer_of(row)) is not None), None)


def key_in(cell: str) -> str:
    """A key as this product writes them, or nothing: a number of somebody's own is none."""
    ours = cell in LIBRARY or (cell.startswith(OWN) and KEY_FORM.fullmatch(cell) and len(cell) <= LONGEST_KEY)
    return cell if ours else ""


def needs_in(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Kinds of authority, and what else stands there: "approve, x" is (("approve",), ("x",))."""
    parts = [part for part in re.split(r"[\s,;]+", cell.casefold()) if part]
    return tuple(kind for kind in KINDS if kind in parts), tuple(part for part in parts if part not in KINDS)


def note_in(cell: str, number: int) -> tuple[str, tuple[Words, ...]]:
    """A note as long as one can be; ``number``: the row that is told of where it was longer."""
    if len(cell) <= LONGEST_NOTE:
        return cell, ()
    cut = say("The note in row {n} is cut after {most} characters.", n=number, most=LONGEST_NOTE)
    return cell[:LONGEST_NOTE].rstrip(), (cut,)
