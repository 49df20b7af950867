"""Excel workbooks to rows of text, with what is merged and commented.

``rows_of_matrix`` runs only in the child process of ``kernel.confinement``, which is told its name: no other module
imports this one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import defusedxml
import openpyxl
from openpyxl.utils import get_column_letter

MOST_COLUMNS = 300
MOST_ROWS = 2_000
MOST_SHEETS = 20
LONGEST_CELL = 1_000

SHEETS = "xl/worksheets/"
FORMULA = re.compile(rb"<(\w+:)?f[ />]")
SAVED_EMPTY = "str"
"""The type of a cell without a value whose formula was worked out: it gave an empty text."""


def rows_of_matrix(data: bytes) -> dict[str, Any]:
    """``{"sheets": [{"name", "rows", "merged", "comments", "formulas", "hidden", "cut"}, …], "hidden": [name, …]}``.

    A merged cell stands in each of the cells that it covers; ``merged`` and ``comments`` say where, ``cut`` whether
    there was more than is read. Formulas give the value that was saved with them; ``formulas`` says where there was
    none, as in files that were written by a program and never opened. ``hidden`` of a sheet: rows and columns.
    """
    defusedxml.defuse_stdlib()
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    written = openpyxl.load_workbook(io.BytesIO(data), keep_links=False) if has_formulas(data) else None
    return {
        "sheets": [sheet_of(sheet, written[sheet.title] if written else None) for sheet in visible],
        "hidden": hidden,
    }


def has_formulas(data: bytes) -> bool:
    """Before a workbook is read a second time, for the formulas themselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(FORMULA.search(packed.read(name)) for name in packed.namelist() if name.startswith(SHEETS))


def sheet_of(sheet: Any, written: Any) -> dict[str, Any]:
    """``written``: the same sheet with its formulas, where the workbook has any."""
    cut = sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS
    found = list(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS)))
    rows = [[text_of(cell.value) for cell in row] for row in found]
    merged = sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col))
    for one in merged:
        spread(rows, one)
    comments = [cell.coordinate for row in found for cell in row if getattr(cell, "comment", None)]
    hidden = list(hidden_in(sheet, rows))
    return {
        "name": sheet.title,
        "rows": trimmed(rows),
        "merged": [one.coord for one in merged if one.min_col > 1 or one.max_col > 1],
        "comments": comments,
        "formulas": list(never_worked_out(found, written)) if written else [],
        "hidden": hidden,
        "cut": cut,
    }


def never_worked_out(found: Iterable[Iterable[Any]], written: Any) -> Iterator[str]:
    """Where a formula stands whose result nobody saved."""
    for row in found:
        for cell in row:
            empty = cell.value is None and cell.data_type != SAVED_EMPTY
            if empty and written.cell(cell.row, cell.column).data_type == "f":
                yield cell.coordinate


def hidden_in(sheet: Any, rows: list[list[str]]) -> Iterator[str]:
    """Rows and columns that are read and that whoever opens the file does not see."""
    for at, row in enumerate(rows, start=1):
        if any(row) and at in sheet.row_dimensions and sheet.row_dimensions[at].hidden:
            yield f"row {at}"
    away = [one for one in sheet.column_dimensions.values() if one.hidden and one.min and one.max]
    for at in range(len(rows[0]) if rows else 0):
        if any(row[at] for row in rows) and any(one.min <= at + 1 <= one.max for one in away):
            yield f"column {get_column_letter(at + 1)}"


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
