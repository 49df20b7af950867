"""Excel workbooks to rows of text, with what is merged and commented.

``rows_of_matrix`` runs only in the child process of ``kernel.confinement``, which is told its name: no other module
imports this one.
"""

from __future__ import annotations

import io
from typing import Any

import defusedxml
import openpyxl

MOST_COLUMNS = 300
MOST_ROWS = 2_000
MOST_SHEETS = 20
LONGEST_CELL = 1_000


def rows_of_matrix(data: bytes) -> dict[str, Any]:
    """``{"sheets": [{"name", "rows", "merged", "comments", "cut"}, …], "hidden": [name, …]}``.

    A merged cell stands in each of the cells that it covers; ``merged`` and ``comments`` say where, ``cut`` whether
    there was more than is read. Formulas give the value that was saved with them.
    """
    defusedxml.defuse_stdlib()
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    return {"sheets": [sheet_of(sheet) for sheet in visible[:MOST_SHEETS]], "hidden": hidden}


def sheet_of(sheet: Any) -> dict[str, Any]:
    cut = sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS
    found = list(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS)))
    rows = [[text_of(cell.value) for cell in row] for row in found]
    merged = sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col))
    for one in merged:
        spread(rows, one)
    comments = [cell.coordinate for row in found for cell in row if getattr(cell, "comment", None)]
    return {
        "name": sheet.title,
        "rows": trimmed(rows),
        "merged": [one.coord for one in merged if one.min_col > 1 or one.max_col > 1],
        "comments": comments,
        "cut": cut,
    }


def spread(rows: list[list[str]], merged: Any) -> None:
    """What stands in a merged cell stands in all that it covers."""
    if merged.min_row > len(rows) or merged.min_col > len(rows[0]):
        return
    text = rows[merged.min_row - 1][merged.min_col - 1]
    for row in rows[merged.min_row - 1 : merged.max_row]:
        for at in range(merged.min_col - 1, min(merged.max_col, len(row))):
            row[at] = text


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty cells at each row's end and the empty rows at the sheet's."""
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:LONGEST_CELL]
