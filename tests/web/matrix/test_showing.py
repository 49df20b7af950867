"""How a matrix is laid out: its cells, and how small it is printed."""

from __future__ import annotations

import pytest

from countersign.roles.raci.grid import Column, Grid, Row
from countersign.web.matrix.linting import counted, placed
from countersign.web.matrix.showing import cells, on_paper, table

HEADS = [{"id": "hr", "title": "HR", "sub": "", "odd": False}, {"id": "all", "title": "All", "sub": "", "odd": False}]


def test_a_cell_shows_its_letters_and_is_marked_where_something_is_said() -> None:
    row = Row("policy", "Approve", {"hr": "AR"})
    assert cells(row, HEADS, set()) == '<td><b data-letter="A">A</b><b data-letter="R">R</b></td><td></td>'
    assert cells(row, HEADS, {("policy", "all"), ("risk", "hr")}).endswith("<td data-odd></td>")


@pytest.mark.parametrize(
    ("rows", "columns", "paper", "one_page"),
    [
        (22, 14, "", True),
        (23, 14, "close", True),
        (22, 23, "tiny", True),
        (40, 60, "tiny", True),
        (41, 9, "tiny", False),
    ],
)
def test_it_is_printed_as_small_as_one_page_asks(rows: int, columns: int, paper: str, one_page: bool) -> None:
    assert on_paper(rows, columns) == {"paper": paper, "one_page": one_page}


def test_nothing_said_is_nothing_counted() -> None:
    grid = Grid((Column("hr", role="hr", title="HR"),), (Row("policy", "Approve", {"hr": "A"}),))
    told = placed(grid, [])
    assert counted(told) == 0
    assert table(grid, HEADS[:1], told)["rows"][0]["lint"] == []
