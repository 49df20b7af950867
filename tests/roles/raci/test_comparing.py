from __future__ import annotations

from dataclasses import replace

from countersign.roles.raci.comparing import compare
from countersign.roles.raci.grid import Column, Grid, Row

LEAD, HR = Column("isms_lead", role="isms_lead", title="ISMS lead"), Column("hr", role="hr", title="HR")
ONE = Row("policy", "Approve the policy", {"isms_lead": "A", "hr": "C"})
OTHER = Row("audit", "Audit", {"hr": "R"})
GRID = Grid((LEAD, HR), (ONE, OTHER))


def test_the_same_is_no_difference() -> None:
    assert compare(GRID, GRID).nothing


def test_cells_are_compared_wherever_they_stand() -> None:
    after = Grid((HR, LEAD), (OTHER, replace(ONE, cells={"isms_lead": "AR"})))
    found = compare(GRID, after)
    (row,) = found.rows_changed
    assert [(cell.column, cell.before, cell.after) for cell in row.cells] == [(LEAD, "A", "AR"), (HR, "C", "")]
    assert found.moved
    assert not row.words


def test_what_came_and_went() -> None:
    board = Column("board", group=True, title="Board")
    found = compare(GRID, Grid((LEAD, board), (replace(ONE, cells={"isms_lead": "A", "board": "I"}), ONE_MORE)))
    assert (found.columns_added, found.columns_gone) == ((board,), (HR,))
    assert (found.rows_added, found.rows_gone) == ((ONE_MORE,), (OTHER,))
    assert [(cell.column.id, cell.before, cell.after) for cell in found.rows_changed[0].cells] == [
        ("hr", "C", ""),
        ("board", "", "I"),
    ]


ONE_MORE = Row("risk", "Risks", {})


def test_names_notes_and_the_reading_of_an_a_count() -> None:
    found = compare(GRID, replace(GRID, rows=(replace(ONE, note="Both"), OTHER), a_implies_r=True))
    assert [row.words for row in found.rows_changed] == [True]
    assert found.a_implies_r == (False, True)
    assert not found.nothing
