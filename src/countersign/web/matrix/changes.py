"""What can be done to the rows and columns of the working copy, and what can still become a column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.kernel.references import ref
from countersign.kernel.words import say
from countersign.roles import queries
from countersign.roles.library import EVERYONE
from countersign.roles.raci import changing
from countersign.roles.raci.grid import Column, Grid, Unfit
from countersign.roles.raci.matching import group


def changed(grid: Grid, given: dict[str, Any]) -> Grid:
    """The grid after what a button says: ``row_up:policy``; or ``add_row``, with ``what`` and ``title`` beside it."""
    do, _colon, named = given["do"].partition(":")
    what, title = named or given["what"], given["title"]
    acts = {
        "add_row": lambda: changing.with_row(grid, what, title),
        "remove_row": lambda: changing.without_row(grid, what),
        "row_up": lambda: changing.with_row_moved(grid, what, -1),
        "row_down": lambda: changing.with_row_moved(grid, what, 1),
        "add_column": lambda: changing.with_column(grid, column_of(grid, what, title)),
        "remove_column": lambda: changing.without_column(grid, what),
        "column_left": lambda: changing.with_column_moved(grid, what, -1),
        "column_right": lambda: changing.with_column_moved(grid, what, 1),
        "a_implies_r": lambda: replace(grid, a_implies_r=what == "yes"),
    }
    if do not in acts:
        raise Unfit(say("This button is not known any more. Open the page again."))
    return acts[do]()


def column_of(grid: Grid, what: str, title: str) -> Column:
    """``role:<key>``, a person's reference, or nothing for a group with this name."""
    kind, _colon, key = what.partition(":")
    if kind == "role":
        return Column(key, role=key, title=title or key)
    if what:
        return Column(what, person=what)
    called = " ".join(title.split())
    if not called:
        raise Unfit(say("Choose a role or a person, or say what the group is called."))
    made, used = group(called), {column.id for column in grid.columns}
    tries = (made.id if n == 1 else f"{made.id[:36]}_{n}" for n in range(1, len(used) + 2))
    return replace(made, id=next(id for id in tries if id not in used))


def offered(request: Visit, grid: Grid) -> dict[str, list[dict[str, str]]]:
    """Roles and people that have no column yet."""
    there = {column.id for column in grid.columns}
    roles = [
        role
        for role in queries.roles_called(request.organisation, request.today)
        if role.key != EVERYONE and role.key not in there
    ]
    return {
        "roles": [{"value": f"role:{role.key}", "label": role.name} for role in roles],
        "people": [one for one in everybody(request, grid) if one["value"] not in there],
    }


def everybody(request: Visit, grid: Grid) -> list[dict[str, str]]:
    """Whoever can be named, as a list shows them."""
    asked = (column.role for column in grid.columns if column.role)
    found = queries.worth_naming(request.organisation.id, request.today, asked)
    return [{"value": ref("person", id), "label": named(name, title)} for id, name, title in found]


def named(name: str, title: str) -> str:
    return _("{name}, {title}").format(name=name, title=title) if title else name
