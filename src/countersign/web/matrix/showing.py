"""From a grid to what the templates of this area show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.kernel.references import parse_ref
from countersign.people import queries as people
from countersign.roles.enums import MatrixState
from countersign.roles.queries import briefs
from countersign.roles.raci.grid import Column, Grid, Row
from countersign.roles.raci.letters import LETTERS, in_order
from countersign.web.matrix.words import MEANINGS, STATES

if TYPE_CHECKING:
    from countersign.roles.models import Matrix

STACKS = 6
"""So many columns stand side by side on a phone; more are looked at by moving the table."""

BESIDE = 9
"""So many leave room for the notes beside them; in a wider matrix they stand below the activity."""

MOST_NAMED = 2
"""So many holders are named at the head of a column; more are counted."""

NOTHING: dict[str, Any] = {"rows": {}, "columns": {}, "cells": [], "whole": []}


def address(request: Visit, name: str, *values: UUID | str) -> str:
    return reverse(f"matrix:{name}", args=[request.organisation.slug, *values])


def legend() -> list[dict[str, str]]:
    return [{"letter": letter, "means": str(MEANINGS[letter])} for letter in LETTERS]


def names_in(organisation: UUID, columns: Iterable[Column]) -> dict[str, str]:
    """What the people are called who have a column."""
    refs = {one.person: parse_ref(one.person)[1] for one in columns if one.person}
    found = people.names(organisation, refs.values()) if refs else {}
    return {written: found.get(id, "") for written, id in refs.items()}


def holders(organisation: UUID, on: date, grid: Grid) -> dict[str, list[str]]:
    """By the key of each role that has a column who holds it; where they are too many to be named, without names."""
    every, keys = briefs(organisation, on).holders, {column.role for column in grid.columns if column.role}
    held = {key: every[key] for key in keys if key in every}
    called = people.names(organisation, {id for ids in held.values() if len(ids) <= MOST_NAMED for id in ids})
    return {key: [called.get(id, "") for id in ids] for key, ids in held.items()}


def headings(
    organisation: UUID, grid: Grid, held: Mapping[str, list[str]] | None, told: Mapping[str, Any] = NOTHING
) -> list[dict[str, Any]]:
    """The head of each column: what it is called, and who stands behind it where that is asked."""
    names = names_in(organisation, grid.columns)
    return [
        {
            "id": one.id,
            "title": names.get(one.person) or one.title or _("somebody who is not in the list"),
            "sub": behind(one, held) if held is not None else "",
            "odd": bool(told["columns"].get(one.id)),
        }
        for one in grid.columns
    ]


def behind(column: Column, held: Mapping[str, list[str]]) -> str:
    if column.group:
        return _("group")
    if column.person:
        return _("person")
    some = held.get(column.role, [])
    if len(some) > MOST_NAMED:
        return ngettext("{n} holder", "{n} holders", len(some)).format(n=len(some))
    return ", ".join(some) or _("nobody yet")


def table(
    grid: Grid,
    heads: list[dict[str, Any]],
    told: Mapping[str, Any] = NOTHING,
    *,
    written_at: str = "",
    known: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The matrix as ``matrix/parts/grid.html`` shows it. ``written_at``: the page of a row, with KEY for its key."""
    odd = {(row, column) for row, column in told["cells"]}
    return {
        "columns": heads,
        "stacks": len(heads) <= STACKS,
        "beside": len(heads) <= BESIDE,
        **on_paper(len(grid.rows), len(heads)),
        "rows": [
            {
                "key": row.key,
                "title": row.title,
                "url": written_at.replace("KEY", row.key),
                "known": (known or {}).get(row.key, ""),
                "note": row.note,
                "cells": cells(row, heads, odd),
                "lint": told["rows"].get(row.key, []),
            }
            for row in grid.rows
        ],
        **more,
    }


def on_paper(rows: int, columns: int) -> dict[str, Any]:
    """How small a matrix is printed: as it is, closer or tiny; and whether that fits on one page, across."""
    sizes = (("", 22, 14), ("close", 30, 22), ("tiny", 40, 60))
    found = next((size for size, most, across in sizes if rows <= most and columns <= across), None)
    return {"paper": "tiny" if found is None else found, "one_page": found is not None}


LETTER = '<b data-letter="{0}">{0}</b>'
CELL = "<td>{}</td>"
SETS = [in_order({*some}) for n in range(len(LETTERS) + 1) for some in combinations(LETTERS, n)]
FILLED = {letters: CELL.format("".join(map(LETTER.format, letters))) for letters in SETS}
"""Every cell that there can be, already in HTML: eighteen thousand of them are too many for a template."""


def cells(row: Row, heads: list[dict[str, Any]], odd: set[tuple[str, str]]) -> SafeString:
    marked = {column for key, column in odd if key == row.key}
    found = [FILLED[row.cells.get(head["id"], "")] for head in heads]
    for at, head in enumerate(heads if marked else ()):
        if head["id"] in marked:
            found[at] = found[at].replace("<td>", "<td data-odd>", 1)
    return mark_safe("".join(found))  # noqa: S308 (nothing but letters of ours)


def at_columns(heads: list[dict[str, Any]], told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is said of columns, with their names."""
    return [{**one, "about": head["title"]} for head in heads for one in told["columns"].get(head["id"], [])]


def version(request: Visit, one: Matrix, *, held: Matrix | None = None) -> dict[str, Any]:
    """One line of the list of versions. ``held``: the one that is in force."""
    replaced = one.state is MatrixState.APPROVED and held is not None and held.id != one.id
    return {
        "number": one.version,
        "why": one.why,
        "state": _("replaced") if replaced else str(STATES[one.state]),
        "in_force": held is not None and held.id == one.id,
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "approved_by": str(one.approved_by or ""),
        "approved_on": one.approved_on,
        "single_handed": one.single_handed,
        "closed_by": str(one.closed_by or ""),
        "closed_at": one.closed_at,
        "closed_because": one.closed_because or "",
        "url": address(request, "version", one.id),
    }


def hands(one: Matrix) -> list[dict[str, Any]]:
    """Whoever proposed it, and whoever approved it."""
    proposed = {"name": str(one.proposed_by), "hat": _("proposed it"), "at": one.proposed_at, "open": False}
    if one.approved_at:
        hat = one.approved_as + (_(", alone, as nobody else leads") if one.single_handed else "")
        return [proposed, {"name": str(one.approved_by), "hat": hat, "at": one.approved_at, "open": False}]
    if one.closed_at:
        return [proposed, {"name": str(one.closed_by), "hat": _("closed it"), "at": one.closed_at, "open": True}]
    return [proposed, {"name": _("top management"), "hat": _("approves here"), "at": None, "open": True}]
