"""Small changes of a grid: rows and columns that come, go and move, and the letters of one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.roles.raci.activities import LIBRARY
from countersign.roles.raci.grid import Column, Grid, Row, Unfit
from countersign.roles.raci.letters import read_letters
from countersign.roles.raci.sheet import key_for
from countersign.roles.raci.starting import added


def gone() -> NoReturn:
    raise Unfit(say("This row or column is not there any more. Look at the matrix again."))


def with_row(grid: Grid, key: str, title: str) -> Grid:
    """A row of the library by its key, with its letters; or an empty one of one's own."""
    if key:
        if key not in LIBRARY:
            gone()
        return replace(grid, rows=(*grid.rows, added(grid, key)))
    called = clean(title).strip()
    if not called:
        raise Unfit(say("Choose an activity of the library, or say what yours is called."))
    return replace(grid, rows=(*grid.rows, Row(own_key(grid, called), called)))


def own_key(grid: Grid, title: str) -> str:
    """Whatever it is called, a row of one's own: the library's are chosen by their key."""
    return key_for(title, {row.key for row in grid.rows} | LIBRARY.keys())


def without_row(grid: Grid, key: str) -> Grid:
    row_of(grid, key)
    return replace(grid, rows=tuple(row for row in grid.rows if row.key != key))


def with_column(grid: Grid, column: Column) -> Grid:
    return replace(grid, columns=(*grid.columns, column))


def without_column(grid: Grid, id: str) -> Grid:
    """Its letters go with it."""
    if grid.column(id) is None:
        gone()
    rows = tuple(
        replace(row, cells={column: told for column, told in row.cells.items() if column != id}) for row in grid.rows
    )
    return replace(grid, columns=tuple(column for column in grid.columns if column.id != id), rows=rows)


def with_row_moved(grid: Grid, key: str, by: int) -> Grid:
    return replace(grid, rows=moved(grid.rows, grid.rows.index(row_of(grid, key)), by))


def with_column_moved(grid: Grid, id: str, by: int) -> Grid:
    found = grid.column(id)
    if found is None:
        gone()
    return replace(grid, columns=moved(grid.columns, grid.columns.index(found), by))


def moved[One](some: Sequence[One], place: int, by: int) -> tuple[One, ...]:
    """One of them so many places on; at either end it stays."""
    rest = [one for at, one in enumerate(some) if at != place]
    rest.insert(max(0, min(place + by, len(rest))), some[place])
    return tuple(rest)


def with_row_written(
    grid: Grid, key: str, *, title: str, cells: Mapping[str, str], needs: Sequence[str], note: str, also: str = ""
) -> Grid:
    """One row as somebody typed it. ``also``: the key that it gets, where it is another activity than it was."""
    row, letters = row_of(grid, key), {}
    for column in grid.columns:
        told, strange = read_letters(cells.get(column.id, ""))
        if strange:
            raise Unfit(
                say("“{text}” means nothing here: write R, A, C and I, or leave the cell empty.", text=strange[0])
            )
        letters[column.id] = told
    written = replace(
        row, key=also or key, title=title, cells={id: told for id, told in letters.items() if told}, note=note
    )
    written = replace(written, needs=tuple(needs))
    return replace(grid, rows=tuple(written if one is row else one for one in grid.rows))


def row_of(grid: Grid, key: str) -> Row:
    return grid.row(key) or gone()
