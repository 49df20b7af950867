"""What is different between two matrices: rows and columns that came or went, and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countersign.roles.raci.grid import Column, Grid, Row


@dataclass(frozen=True)
class CellChange:
    """``before`` and ``after``: the letters, empty for none."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that stands in both. ``before`` and ``after`` differ in name, note or needs where ``words`` is true."""

    before: Row
    after: Row
    cells: tuple[CellChange, ...]

    @property
    def words(self) -> bool:
        return (self.before.title, self.before.note, self.before.needs) != (
            self.after.title,
            self.after.note,
            self.after.needs,
        )


@dataclass(frozen=True)
class Difference:
    """``moved``: the same rows and columns stand in another order."""

    columns_added: tuple[Column, ...]
    columns_gone: tuple[Column, ...]
    rows_added: tuple[Row, ...]
    rows_gone: tuple[Row, ...]
    rows_changed: tuple[RowChange, ...]
    a_implies_r: tuple[bool, bool]
    moved: bool

    @property
    def nothing(self) -> bool:
        lists = (self.columns_added, self.columns_gone, self.rows_added, self.rows_gone, self.rows_changed)
        return not any(lists) and len({*self.a_implies_r}) == 1 and not self.moved


def compare(before: Grid, after: Grid) -> Difference:
    """From one matrix to another. Rows are known by their keys, columns by their ids, wherever they stand."""
    old_rows, new_rows = ({row.key: row for row in one.rows} for one in (before, after))
    old_columns, new_columns = ({column.id: column for column in one.columns} for one in (before, after))
    return Difference(
        columns_added=tuple(one for id, one in new_columns.items() if id not in old_columns),
        columns_gone=tuple(one for id, one in old_columns.items() if id not in new_columns),
        rows_added=tuple(one for key, one in new_rows.items() if key not in old_rows),
        rows_gone=tuple(one for key, one in old_rows.items() if key not in new_rows),
        rows_changed=tuple(
            change
            for key, row in new_rows.items()
            if key in old_rows and (change := changed(old_rows[key], row, {**old_columns, **new_columns}))
        ),
        a_implies_r=(before.a_implies_r, after.a_implies_r),
        moved=in_other_order(list(old_rows), list(new_rows)) or in_other_order(list(old_columns), list(new_columns)),
    )


def changed(before: Row, after: Row, columns: dict[str, Column]) -> RowChange | None:
    found = RowChange(before, after, tuple(cells_changed(before, after, columns)))
    return found if found.cells or found.words else None


def cells_changed(before: Row, after: Row, columns: dict[str, Column]) -> Iterator[CellChange]:
    for id, column in columns.items():
        was, now = before.cells.get(id, ""), after.cells.get(id, "")
        if was != now:
            yield CellChange(column, was, now)


def in_other_order(before: list[str], after: list[str]) -> bool:
    return [one for one in before if one in after] != [one for one in after if one in before]
