"""Text to rows: at the delimiter under which most headings make sense."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from itertools import islice

from countersign.people.imports.decoding import refuse
from countersign.people.imports.headings import recognise

DELIMITERS = ",;\t|"
LOOKS_FOR_HEADINGS = 20
MOST_COLUMNS = 200
MOST_ROWS = 200_000
"""Empty ones are counted: twice as many as there may be people."""

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")


def table(text: str, name: str) -> list[list[str]]:
    head = "".join(islice(io.StringIO(text, newline=""), LOOKS_FOR_HEADINGS * 2))
    chosen = max(DELIMITERS, key=lambda delimiter: (understood(head, delimiter), -DELIMITERS.index(delimiter)))
    refuse_open_quote(text, chosen, name)
    try:
        rows = cut(text, chosen)
    except csv.Error:
        refuse("{name} has a quotation mark that is never closed. Save it again as CSV or .xlsx.", name=name)
    if len(rows) > MOST_ROWS:
        refuse(
            "{name} has more than {most} rows, with those that are empty. Take the empty ones out, or split the list.",
            name=name,
            most=MOST_ROWS,
        )
    return rows


def understood(head: str, delimiter: str) -> tuple[int, int]:
    """How much of a row of headings can be read with this delimiter."""
    try:
        rows = cut(head, delimiter)[:LOOKS_FOR_HEADINGS]
    except csv.Error:
        return (0, 0)
    layouts = [recognise(row) for row in rows]
    complete = [len(layout.columns) for layout in layouts if layout.is_complete]
    return (max(complete, default=0), max((len(row) for row in rows), default=0))


def refuse_open_quote(text: str, delimiter: str, name: str) -> None:
    """A mark that is never closed would swallow the rest of the list into one cell, without a word."""
    if text.count('"') % 2 == 0:
        return
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = 0
    try:
        for _cells in read:
            rows += 1
    except csv.Error as error:
        if "end of data" in str(error) or "field limit" in str(error):
            refuse(
                "{name} has a quotation mark in row {n} that is never closed. Close it or save the list as .xlsx, and "
                "upload that.",
                name=name,
                n=rows + 1,
            )


def cut(text: str, delimiter: str) -> list[list[str]]:
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [[clean(cell) for cell in row[: MOST_COLUMNS + 1]] for row in islice(read, MOST_ROWS + 1)]
    while len(rows) <= MOST_ROWS and rows and not any(rows[-1]):
        rows.pop()
    return rows


def clean(cell: str) -> str:
    """A cell on one line, composed, without what cannot be seen."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).split())


def unseen(text: str) -> int:
    """How many characters ``clean`` takes out of a text because nobody sees them."""
    return 0 if text.isascii() and text.isprintable() else len(INVISIBLE.findall(text))
