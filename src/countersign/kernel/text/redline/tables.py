"""Two tables laid into one another: columns first, then rows, then the words in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from countersign.kernel.text.redline.effort import Effort
from countersign.kernel.text.redline.marks import Mark, Piece, Place, Row
from countersign.kernel.text.redline.pairing import Step, Unit, aligned
from countersign.kernel.text.redline.wording import all_of, reworded
from countersign.kernel.text.runs import Run, runs_text
from countersign.kernel.text.tree import Cell, Table

type Cells = tuple[Cell, ...]


def columns_of(old: Table, new: Table) -> list[Step]:
    """All columns in order. One that moved counts as gone and come; columns between the same neighbours are one."""
    found = aligned(_columns(old), _columns(new))
    stayed = [(step.was, step.now) for step in found if step.mark is Mark.KEPT]
    out: list[Step] = []
    ends = [(-1, -1), *stayed, (len(old.rows[0]), len(new.rows[0]))]
    for (was, now), (next_was, next_now) in pairwise(ends):
        both = min(next_was - was, next_now - now) - 1
        out += [Step(Mark.KEPT, was + at, now + at) for at in range(1, both + 1)]
        out += [Step(Mark.REMOVED, at, -1) for at in range(was + both + 1, next_was)]
        out += [Step(Mark.ADDED, -1, at) for at in range(now + both + 1, next_now)]
        out += [Step(Mark.KEPT, next_was, next_now)]
    return out[:-1]


def rows_of(old: Table, new: Table, columns: Sequence[Step], effort: Effort) -> tuple[Row, ...]:
    """All rows in order, each over all columns."""
    out = []
    shared = [column for column in columns if column.mark is Mark.KEPT]
    olds = _rows(old, [column.was for column in shared])
    for step in aligned(olds, _rows(new, [column.now for column in shared])):
        was = old.rows[step.was] if step.was >= 0 and step.mark is not Mark.ADDED else None
        now = new.rows[step.now] if step.now >= 0 and step.mark is not Mark.AWAY else None
        out.append(Row(step.mark, _cells(was, now, columns, effort), _place(old, new, step)))
    return tuple(out)


def whole_rows(table: Table, mark: Mark) -> tuple[Row, ...]:
    """The rows of a table that came or went as a whole."""
    return tuple(Row(mark, tuple(all_of(cell.runs, mark) for cell in row)) for row in table.rows)


def _cells(
    was: Cells | None, now: Cells | None, columns: Sequence[Step], effort: Effort
) -> tuple[tuple[Piece, ...], ...]:
    return tuple(_cell(_runs(was, column.was), _runs(now, column.now), effort) for column in columns)


def _cell(old: tuple[Run, ...] | None, new: tuple[Run, ...] | None, effort: Effort) -> tuple[Piece, ...]:
    if old is not None and new is not None:
        return reworded(old, new, effort)
    return all_of(old, Mark.REMOVED) if old is not None else all_of(new or (), Mark.ADDED)


def _runs(row: Cells | None, column: int) -> tuple[Run, ...] | None:
    return row[column].runs if row is not None and column >= 0 else None


def _place(old: Table, new: Table, step: Step) -> Place | None:
    """The row above its other place."""
    if step.mark is Mark.MOVED:
        return Place(after=_row_text(old.rows[step.was - 1]) if step.was else "")
    if step.mark is Mark.AWAY:
        return Place(after=_row_text(new.rows[step.now - 1]) if step.now else "")
    return None


def _row_text(row: Cells) -> str:
    return " | ".join(runs_text(cell.runs) for cell in row if cell.runs)


def _rows(table: Table, shared: Sequence[int]) -> list[Unit]:
    """Rows go by what stands in the columns that both tables have; its first word stands for the row."""
    out = []
    for row in table.rows:
        cells = tuple(row[column] for column in shared)
        out.append(Unit("row", runs_text(cells[0].runs) if cells else "", cells, partial(_row_text, cells)))
    return out


def _columns(table: Table) -> list[Unit]:
    """Columns go by their heading, where there is one."""
    out = []
    for cells in zip(*table.rows, strict=True):
        heading = runs_text(cells[0].runs) if table.header_rows else ""
        out.append(Unit("column", heading, cells, partial(_row_text, cells)))
    return out
