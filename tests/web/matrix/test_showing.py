"""How a matrix is laid out: its cells, and how small it is printed."""

from __future__ import annotations

import pytest

from countersign.roles.raci.grid import Column, Grid, Row
from countersign.web.matrix.linting import counted, placed
from countersign.web.matrix.rows import cells, in_html, note
from countersign.web.matrix.showing import on_paper, strips, table

HEADS = [{"id": "hr", "title": "HR", "sub": [], "odd": False}, {"id": "all", "title": "All", "sub": [], "odd": False}]


def test_a_cell_shows_its_letters_and_is_marked_where_something_is_said() -> None:
    row = Row("policy", "Approve", {"hr": "AR"})
    assert cells(row, HEADS, set()) == '<td><b data-letter="A">A</b><b data-letter="R">R</b></td><td></td>'
    assert cells(row, HEADS, {"all"}).endswith("<td data-odd></td>")


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
    assert found[-1]["rows"][0].endswith('<td></td><td><b data-letter="A">A</b></td></tr>\n')
    assert not any(one["strips"] for one in found)


def test_nothing_said_is_nothing_counted() -> None:
    grid = Grid((Column("hr", role="hr", title="HR"),), (Row("policy", "Approve", {"hr": "A"}),))
    told = placed(grid, [])
    assert counted(told) == 0
    assert "data-odd" not in table(grid, HEADS[:1], told, linted=True)["rows"][0]


SAID = note({"code": "RAC-001", "grade": "minor", "word": "likely minor", "says": "Nobody answers for <this>."})
WASHING = Row("wash", "Wash & dry", {"hr": "R"}, note="since <2024>")


def test_a_row_shows_words_as_words_and_what_is_said_of_it_beside_its_cells_or_below_its_name() -> None:
    beside = in_html(WASHING, HEADS, set(), [SAID], beside=True, url="/wash/", known="A & B")
    assert '<a href="/wash/">Wash &amp; dry</a>' in beside
    assert "since &lt;2024&gt;" in beside
    assert "known as: A &amp; B" in beside
    assert "Nobody answers for &lt;this&gt;." in beside
    assert beside.index("<td") < beside.index("raci-said")
    below = in_html(WASHING, HEADS, set(), [SAID], beside=False)
    assert below.index("raci-said") < below.index("<td>")
    assert "one thing to notice" in below


def test_a_row_of_which_nothing_is_said_has_its_place_for_notes_and_one_that_nobody_asked_about_has_none() -> None:
    assert '<details class="raci-fold" hidden>' in in_html(WASHING, HEADS, set(), [], beside=False)
    assert "raci-lint" in in_html(WASHING, HEADS, set(), [], beside=True)
    assert "raci-lint" not in in_html(WASHING, HEADS, set(), None, beside=True)
