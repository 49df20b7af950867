"""Excel workbooks to rows of text. ``rows_of_workbook`` runs only in the child process of ``kernel.confinement``; no
other module imports openpyxl.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import defusedxml
import openpyxl

from countersign.people.imports.headings import recognise

MOST_COLUMNS = 200
MOST_ROWS = 100_050
LOOKS_FOR_HEADINGS = 20


def rows_of_workbook(data: bytes) -> dict[str, Any]:
    """``{"sheet": its name, "rows": [[text, …], …]}`` of the first visible sheet that has a row of headings.

    Without one, the first visible sheet. Formulas give the value that the office program saved with them.
    """
    defusedxml.defuse_stdlib()
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    first: dict[str, Any] = {"sheet": "", "rows": []}
    for sheet in visible:
        rows = rows_of(sheet)
        if any(recognise(row).is_complete for row in rows[:LOOKS_FOR_HEADINGS]):
            return {"sheet": sheet.title, "rows": rows}
        first = first if first["rows"] else {"sheet": sheet.title, "rows": rows}
    return first


def rows_of(sheet: Any) -> list[list[str]]:
    """Every row as texts, without the empty ones at the end and the empty cells at each row's end."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_ROWS):
        cells = [text_of(value) for value in row]
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
