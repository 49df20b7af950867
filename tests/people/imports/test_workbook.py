from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any, cast

import openpyxl

from countersign.kernel.confinement import confined
from countersign.people.imports.workbook import rows_of_workbook, text_of
from tests.people.imports.lists import workbook_of

ROWS = [("Name", "Email", "Start date"), ("Ada", "ada@x.example", datetime(2024, 4, 3))]  # noqa: DTZ001 (Excel's)


def read(data: bytes) -> dict[str, Any]:
    """In a child process, as everywhere: it changes the XML parsers of its process for good."""
    return cast("dict[str, Any]", confined(rows_of_workbook, data))


def only(data: bytes) -> dict[str, Any]:
    (sheet,) = read(data)["sheets"]
    return cast("dict[str, Any]", sheet)


def test_days_are_iso_and_empty_cells_at_the_end_are_gone() -> None:
    told = only(workbook_of([*ROWS, ("Ben", "ben@x.example", None)]))
    assert told["rows"] == [
        ["Name", "Email", "Start date"],
        ["Ada", "ada@x.example", "2024-04-03"],
        ["Ben", "ben@x.example"],
    ]


def test_hidden_sheets_are_named_and_not_read() -> None:
    told = read(workbook_of(ROWS, hidden=[("Name", "Email"), ("Secret", "s@x.example")]))
    assert told["hidden"] == ["Sheet"]
    assert [(sheet["name"], sheet["rows"][1][0]) for sheet in told["sheets"]] == [("Staff", "Ada")]


def test_a_formula_gives_what_was_saved_with_it_or_is_named() -> None:
    """openpyxl saves none, so the cell is empty: nothing is ever worked out here."""
    told = only(workbook_of([("Name", "Email"), ("=1+1", "ada@x.example")]))
    assert told["rows"][1] == ["", "ada@x.example"]
    assert told["bare"] == ["A2"]


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in [("Staff list", None), ("Department", "Name"), ("Sales", "Ada"), (None, "Ben"), (None, "Cleo")]:
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    out = io.BytesIO()
    book.save(out)
    rows = only(out.getvalue())["rows"]
    assert rows == [["Staff list"], ["Department", "Name"], ["Sales", "Ada"], ["Sales", "Ben"], ["", "Cleo"]]


def test_a_wrong_dimension_hides_nothing() -> None:
    """Some programs write that a sheet ends at A1."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_of(ROWS))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b'ref="A1:C2"', b'ref="A1"'))
    assert len(only(out.getvalue())["rows"][1]) == 3


def test_cells_as_people_would_type_them() -> None:
    values = [None, "#N/A", "#REF!", "#1001", 1001.0, 37.5, True, date(2024, 4, 3), datetime(2024, 4, 3, 9)]  # noqa: DTZ001
    assert [text_of(value) for value in values] == [
        *("", "", "", "#1001", "1001", "37.5", "True", "2024-04-03", "2024-04-03 09:00:00"),
    ]
