"""Excel workbooks to rows of text.

``rows_of_workbook`` runs only in the child process of ``kernel.confinement``, which is told its name: no other module
imports this one or openpyxl.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from typing import Any

import defusedxml
import openpyxl
from openpyxl.utils import range_boundaries

from countersign.people.imports.cutting import clean, unseen

MOST_COLUMNS = 201
"""One more than is read: so that a wider sheet is noticed."""

MOST_ROWS = 100_050
MOST_SHEETS = 20
MOST_TOLD = 20
MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
BARE = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def rows_of_workbook(data: bytes) -> dict[str, Any]:
    """``{"sheets": [{"name", "rows", "bare"}, …], "hidden": [name, …]}``: what can be seen, and what cannot.

    Formulas give the value that the office program saved with them; ``bare`` names the cells where it saved none. A
    merged cell stands in each of its rows.
    """
    defusedxml.defuse_stdlib()
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    return {"sheets": [sheet_of(sheet, book) for sheet in visible[:MOST_SHEETS]], "hidden": hidden}


def sheet_of(sheet: Any, book: Any) -> dict[str, Any]:
    rows = rows_of(sheet)
    with book._archive.open(sheet._worksheet_path) as part:
        source = part.read()
    for merged in MERGED.findall(source)[:10_000]:
        repeat(rows, *range_boundaries(merged.decode()))
    bare = [cell.decode() for cell in BARE.findall(source)] if b"<f" in source else []
    return {
        "name": sheet.title,
        "unseen": sum(unseen(cell) for row in rows for cell in row),
        "rows": [list(map(clean, row)) for row in rows],
        "bare": bare[:MOST_TOLD],
    }


def repeat(rows: list[list[str]], column: int, first: int, _last_column: int, last: int) -> None:
    """A cell that is merged over several rows means each of them."""
    if first == last or first > len(rows) or column > len(rows[first - 1]):
        return
    for row in rows[first : min(last, len(rows))]:
        row.extend([""] * (column - len(row)))
        row[column - 1] = row[column - 1] or rows[first - 1][column - 1]


def rows_of(sheet: Any) -> list[list[str]]:
    """Every row as texts, without the empty ones at the end and the empty cells at each row's end."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_ROWS):
        cells = [value if value.__class__ is str and value[:1] != "#" else text_of(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def text_of(value: Any) -> str:
    """A cell as a person would type it: days in ISO form, whole numbers without a point."""
    if value is None or (isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A"))):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
