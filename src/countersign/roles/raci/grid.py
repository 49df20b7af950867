"""The matrix as a grid: columns that stand for roles, people or groups, rows for activities, letters where they meet.

The plain values are what is kept and digested::

    {"a_implies_r": false,
     "columns": [{"id": "sponsor", "role": "sponsor", "title": "Top management sponsor"},
                 {"id": "person_0…", "person": "person_0…"}, {"id": "all_staff", "group": true, "title": "All staff"}],
     "rows": [{"key": "policy", "title": "Approve the policy", "cells": {"sponsor": "A"}, "needs": ["approve"],
               "note": ""}]}

A column of a person has no title: names can be erased, and stand in the list of people alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from countersign.kernel.digests import digest_value
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, say
from countersign.roles.enums import Authority
from countersign.roles.raci.letters import LETTERS, in_order

MOST_ROWS = 500
MOST_COLUMNS = 200
LONGEST_TITLE = 200
LONGEST_NOTE = 500
LONGEST_KEY = 32
LONGEST_ID = 40
"""Key and id together name a cell in a finding, which has room for 80 characters."""

KEY = re.compile(r"[a-z0-9][a-z0-9_]*")
KINDS = tuple(kind.lower().replace("_", "-") for kind in Authority)

FORMS = {letter: letter for letter in LETTERS}
"""What nearly every cell holds, without looking closer."""


class Unfit(Exception):
    """A grid that cannot be; ``words`` say what is wrong where, and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(str(words))


def unfit(template: str, **values: object) -> NoReturn:
    raise Unfit(say(template, **values))


@dataclass(frozen=True)
class Column:
    """One of ``role`` (a role's key), ``person`` (a reference) and ``group`` says what it stands for."""

    id: str
    role: str = ""
    person: str = ""
    group: bool = False
    title: str = ""


@dataclass(frozen=True)
class Row:
    """An activity. ``cells``: by the column's id, empty ones left out. ``note``: how several owners share it."""

    key: str
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """The whole matrix. ``a_implies_r``: whoever is accountable in a row without an R also does it."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    a_implies_r: bool = False

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)

    def column(self, id: str) -> Column | None:
        return next((column for column in self.columns if column.id == id), None)


def write(grid: Grid) -> dict[str, Any]:
    """The plain values of a grid."""
    return {
        "a_implies_r": grid.a_implies_r,
        "columns": [dict(plain_column(one)) for one in grid.columns],
        "rows": [
            {
                "key": row.key,
                "title": row.title,
                "cells": {one.id: row.cells[one.id] for one in grid.columns if row.cells.get(one.id)},
                "needs": list(row.needs),
                "note": row.note,
            }
            for row in grid.rows
        ],
    }


def digest_of(value: object) -> str:
    """By which an approval is bound to the grid that was shown: of its plain values."""
    return digest_value(value)


def plain_column(column: Column) -> Iterator[tuple[str, Any]]:
    yield "id", column.id
    if column.role:
        yield "role", column.role
    if column.person:
        yield "person", column.person
    if column.group:
        yield "group", True
    if not column.person:
        yield "title", column.title


def read(value: Any) -> Grid:
    """A grid from plain values, whoever sent them. Raises ``Unfit`` with one sentence."""
    if not isinstance(value, dict) or not all(isinstance(value.get(name), list) for name in ("columns", "rows")):
        unfit("This is no matrix. Open the page again.")
    columns = tuple(map(read_column, value["columns"]))
    check_size(len(value["rows"]), len(columns))
    ids = {column.id for column in columns}
    if len(ids) < len(columns):
        twice = next(one for n, one in enumerate(columns) if one.id in {other.id for other in columns[:n]})
        unfit("Two columns stand for the same: {column}. Keep one of them.", column=twice.title or twice.id)
    rows = tuple(read_row(one, ids) for one in value["rows"])
    check_keys(rows)
    return Grid(columns, rows, value.get("a_implies_r") is True)


def check_size(rows: int, columns: int) -> None:
    if columns > MOST_COLUMNS:
        unfit(
            "The matrix has {n} columns; at most {most} fit. Put people who do the same into one role or group.",
            n=columns,
            most=MOST_COLUMNS,
        )
    if rows > MOST_ROWS:
        unfit("The matrix has {n} rows; at most {most} fit. Leave out what is too fine.", n=rows, most=MOST_ROWS)


def check_keys(rows: tuple[Row, ...]) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        if row.key in seen:
            unfit(
                "Two rows are the same activity: “{one}” and “{other}”. Keep one of them.",
                one=seen[row.key].title,
                other=row.title,
            )
        seen[row.key] = row


def read_column(value: Any) -> Column:
    texts = plain_texts(value, ("id", "role", "person", "title"))
    column = Column(**texts, group=value.get("group") is True)
    if not KEY.fullmatch(column.id) or len(column.id) > LONGEST_ID:
        unfit("A column has no usable id. Open the page again.")
    if [bool(column.role), bool(column.person), column.group].count(True) != 1:
        unfit("A column stands for a role, a person or a group: “{column}” does not.", column=column.title or column.id)
    if column.group and not column.title:
        unfit("Say what the group is called.")
    if column.person and column.title:
        unfit("The column of a person takes its name from the list of people.")
    return column


def read_row(value: Any, ids: set[str]) -> Row:
    texts = plain_texts(value, ("key", "title", "note"))
    key, title, note = texts["key"], texts["title"], texts["note"]
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        unfit("The row “{row}” has no usable key. Open the page again.", row=title)
    if not title:
        unfit("Say what the activity is: a row has no name.")
    if len(note) > LONGEST_NOTE:
        unfit("The note in the row “{row}” is too long: at most {n} characters.", row=title, n=LONGEST_NOTE)
    cells, needs = value.get("cells", {}), value.get("needs", [])
    if not isinstance(cells, dict) or not isinstance(needs, list):
        unfit("This is no matrix. Open the page again.")
    if wrong := [kind for kind in needs if kind not in KINDS]:
        unfit("“{kind}” in the row “{row}” is no kind of authority.", kind=str(wrong[0])[:40], row=title)
    return Row(key, title, dict(read_cells(cells, ids, title)), tuple(kind for kind in KINDS if kind in needs), note)


def read_cells(cells: dict[Any, Any], ids: set[str], title: str) -> Iterator[tuple[str, str]]:
    for id, letters in cells.items():
        told = FORMS.get(letters) if letters.__class__ is str else None
        if told is None:
            if not isinstance(letters, str) or not set(letters) <= set(LETTERS):
                unfit("A cell in the row “{row}” holds something else than R, A, C and I.", row=title)
            told = in_order({*letters})
        if id not in ids:
            unfit("The row “{row}” has letters in a column that is not there. Open the page again.", row=title)
        if told:
            yield id, told


def plain_texts(value: Any, names: tuple[str, ...]) -> dict[str, str]:
    """Texts on one line, with nothing invisible in them. A name that is missing is empty."""
    if not isinstance(value, dict) or not all(isinstance(value.get(name, ""), str) for name in names):
        unfit("This is no matrix. Open the page again.")
    found = {name: clean(value.get(name, "")).strip() for name in names}
    if len(found["title"]) > LONGEST_TITLE:
        unfit(
            "“{title}…” is too long for a heading: at most {n} characters.", title=found["title"][:40], n=LONGEST_TITLE
        )
    return found
