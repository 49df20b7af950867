from __future__ import annotations

import io

import openpyxl
import pytest

from countersign.web.exporting import as_csv, as_workbook, harmless
from countersign.web.sheets import Sheet

SEEN = ["=1+1", "+44", "-1", "@sum", "\tx", "\rx", "\n=x", "＝1", "＠x", "  =1"]  # noqa: RUF001
HIDDEN = ["\u00a0=1", "\ufeff=1", "\u200b \u2003+1"]


@pytest.mark.parametrize("cell", [*SEEN, *HIDDEN])
def test_a_cell_that_begins_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ada", "1", "a=b", "", "O'Neil", "ada@x.example"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_workbook_holds_texts_and_no_formula() -> None:
    rows: list[list[object]] = [["=1+1", "A\x00\x1fB"], [7, "x" * 40_000]]
    answer = as_workbook("rows.xlsx", [Sheet("One", ["Code", "-Says"], (8, 40), rows)])
    read = openpyxl.load_workbook(io.BytesIO(answer.content))["One"]

    assert [[cell.value for cell in row] for row in read.iter_rows()] == [
        ["Code", "'-Says"],
        ["'=1+1", "A\ufffd\ufffdB"],
        ["7", "x" * 32_767],
    ]
    assert {cell.data_type for row in read.iter_rows() for cell in row} == {"s"}
    assert answer["Content-Disposition"] == 'attachment; filename="rows.xlsx"'


def test_a_table_reads_right_in_excel() -> None:
    answer = as_csv("rows.csv", ["Name"], [["Zoë"], [7]])
    assert answer.content.decode("utf-8") == '\ufeff"Name"\r\n"Zoë"\r\n"7"\r\n'
    assert answer["Content-Disposition"] == 'attachment; filename="rows.csv"'
