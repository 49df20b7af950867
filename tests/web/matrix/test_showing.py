"""How a matrix is laid out: its cells, and how small it is printed."""

from __future__ import annotations

import pytest

from countersign.roles.raci.grid import Column, Grid, Row
from countersign.web.matrix.linting import counted, placed
from countersign.web.matrix.showing import cells, on_paper, strips, table

HEADS = [{"id": "hr", "title": "HR", "sub": [], "odd": False}, {"id": "all", "title": "All", "sub": [], "odd": False}]


def test_a_cell_shows_its_letters_and_is_marked_where_something_is_said() -> None:
    row = Row("policy", "Approve", {"hr": "AR"})
    assert cells(row, HEADS, set()) == '<td><b data-letter="A">A</b><b data-letter="R">R</b></td><td></td>'
    assert cells(row, HEADS, {("policy", "all"), ("risk", "hr")}).endswith("<td data-odd></td>")


@pytest.mark.parametrize(
    ("rows", "columns", "paper", "one_page", "strips"),
    [
        (22, 14, "", True, 0),
        (23, 14, "close", True, 0),
        (22, 23, "tiny", True, 0),
        (40, 60, "tiny", True, 0),
        (41, 9, "", False, 0),
        (41, 20, "close", False, 0),
        (41, 23, "close", False, 22),
        (10, 200, "close", False, 22),
    ],
)
def test_it_is_printed_as_small_as_one_page_asks_and_never_too_small_to_be_read(
    rows: int, columns: int, paper: str, one_page: bool, strips: int
) -> None:
    assert on_paper(rows, columns) == {"paper": paper, "one_page": one_page, "strips": strips}


def test_a_wide_one_is_cut_into_strips_that_hold_every_column_once() -> None:
    columns = tuple(Column(f"g{n}", group=True, title=f"G{n}") for n in range(200))
    grid = Grid(columns, (Row("policy", "Approve", {"g199": "A"}),))
    heads = [{"id": one.id, "title": one.title, "sub": [], "odd": False} for one in columns]
    found = strips(grid, heads)
    assert [len(one["columns"]) for one in found] == [22] * 9 + [2]
    assert [head for one in found for head in one["columns"]] == heads
    assert found[-1]["rows"][0]["cells"] == '<td></td><td><b data-letter="A">A</b></td>'
    assert not any(one["strips"] for one in found)


def test_nothing_said_is_nothing_counted() -> None:
    grid = Grid((Column("hr", role="hr", title="HR"),), (Row("policy", "Approve", {"hr": "A"}),))
    told = placed(grid, [])
    assert counted(told) == 0
    assert table(grid, HEADS[:1], told)["rows"][0]["lint"] == []
