"""From a grid to what the templates of this area show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.kernel.references import parse_ref, ref
from countersign.people import queries as people
from countersign.roles.enums import MatrixState, Replaced
from countersign.roles.queries import briefs
from countersign.roles.raci.grid import Column, Grid
from countersign.roles.raci.letters import LETTERS
from countersign.web.matrix.rows import in_html, note
from countersign.web.matrix.words import MEANINGS, NOT_APPROVED, STATES, TAKES_BACK

if TYPE_CHECKING:
    from countersign.roles.models import FormerGrid, Matrix
    from countersign.roles.queries import Named

MOST_NAMED = 2
"""So many holders of a role are named at the head of its column; more are counted."""

STACKS = 6
"""So many columns stand side by side on a phone; more are looked at by moving the table."""

BESIDE = 9
"""So many leave room for the notes beside them; in a wider matrix they stand below the activity."""

NOBODY_ASKED: dict[str, bool] = {}
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


@dataclass(frozen=True)
class Behind:
    """Who stands behind a column. ``accepted``: whether they said yes; None where nobody is asked to."""

    name: str
    accepted: bool | None

    @property
    def says(self) -> str:
        return _("not accepted yet") if self.accepted is False else ""


def holders(organisation: UUID, on: date, grid: Grid) -> dict[str, list[Behind]]:
    """By the key of each role that has a column who holds it; where they are too many to be named, without names."""
    by_key, keys = briefs(organisation, on).by_key, {column.role for column in grid.columns if column.role}
    held = {key: some for key in keys if (some := [one for one in by_key.get(key, ()) if one.holds])}
    named = {one.person for some in held.values() if len(some) <= MOST_NAMED for one in some}
    called = people.names(organisation, named)
    return {key: [Behind(called.get(one.person, ""), one.accepted) for one in some] for key, some in held.items()}


def answers(asked: Iterable[Named]) -> dict[str, bool]:
    """By the reference of each person who is asked to say yes to their own column: whether they did."""
    return {ref("person", one.person): one.accepted is not None for one in asked}


def headings(
    organisation: UUID,
    grid: Grid,
    held: Mapping[str, list[Behind]] | None,
    told: Mapping[str, Any] = NOTHING,
    said: Mapping[str, bool] = NOBODY_ASKED,
) -> list[dict[str, Any]]:
    """The head of each column: what it is called, and who stands behind it where that is asked."""
    names = names_in(organisation, grid.columns)
    return [
        {
            "id": one.id,
            "title": names.get(one.person) or one.title or _("somebody who is not in the list"),
            "sub": behind(one, held, said) if held is not None else [],
            "odd": bool(told["columns"].get(one.id)),
        }
        for one in grid.columns
    ]


def behind(column: Column, held: Mapping[str, list[Behind]], said: Mapping[str, bool] = NOBODY_ASKED) -> list[Behind]:
    """A group cannot say yes, and whoever is only asked or told need not; where many hold a role they are counted."""
    if column.group:
        return [Behind(_("group"), accepted=None)]
    if column.person:
        return [Behind(_("person"), accepted=said.get(column.person))]
    some = held.get(column.role, [])
    if len(some) <= MOST_NAMED:
        return some or [Behind(_("nobody yet"), accepted=None)]
    open_ = [one for one in some if not one.accepted]
    counted = [Behind(ngettext("{n} holder", "{n} holders", len(some)).format(n=len(some)), accepted=None)]
    if open_:
        told = ngettext("{n} has not accepted", "{n} have not accepted", len(open_)).format(n=len(open_))
        counted.append(Behind(told, accepted=None))
    return counted


def table(
    grid: Grid,
    heads: list[dict[str, Any]],
    told: Mapping[str, Any] = NOTHING,
    *,
    linted: bool = False,
    written_at: str = "",
    known: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The matrix as ``matrix/parts/grid.html`` shows it. ``linted``: the rules were asked. ``written_at``: the page of
    a row, with KEY for its key."""
    odd: defaultdict[str, set[str]] = defaultdict(set)
    for row, column in told["cells"]:
        odd[row].add(column)
    return {
        "columns": heads,
        "stacks": len(heads) <= STACKS,
        "beside": len(heads) <= BESIDE,
        **on_paper(len(grid.rows), len(heads)),
        "linted": linted,
        "rows": [
            in_html(
                row,
                heads,
                odd[row.key],
                [note(one) for one in told["rows"].get(row.key, ())] if linted else None,
                beside=len(heads) <= BESIDE,
                url=written_at.replace("KEY", row.key),
                known=(known or {}).get(row.key, ""),
            )
            for row in grid.rows
        ],
        **more,
    }


SIZES = (("", 22, 14), ("close", 30, 22), ("tiny", 40, 60))
"""How small a matrix is printed so that it stands on one page, across: up to so many rows and columns."""


def on_paper(rows: int, columns: int) -> dict[str, Any]:
    """How small a matrix is printed, and whether it fits on one page. ``strips``: so many columns of a wide one stand
    beside each other on paper, the others on further pages; a long one goes on, as large as its columns leave it."""
    fits = next((size for size, most, across in SIZES if rows <= most and columns <= across), None)
    if fits is not None:
        return {"paper": fits, "one_page": True, "strips": 0}
    size, _most, across = next((one for one in SIZES[:2] if columns <= one[2]), SIZES[1])
    return {"paper": size, "one_page": False, "strips": across if columns > across else 0}


def strips(grid: Grid, heads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A matrix that is too wide for one page, for paper: so many tables of some of its columns each."""
    across = on_paper(len(grid.rows), len(heads))["strips"] or len(heads)
    parts = (heads[at : at + across] for at in range(0, len(heads), across))
    return [{**table(grid, part), "paper": on_paper(len(grid.rows), len(heads))["paper"]} for part in parts]


def whole(heads: list[dict[str, Any]], told: Mapping[str, Any]) -> list[SafeString]:
    """What is said of columns, and of the whole."""
    return [note(one) for one in (*at_columns(heads, told), *told["whole"])]


def at_columns(heads: list[dict[str, Any]], told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is said of columns, with their names."""
    return [{**one, "about": head["title"]} for head in heads for one in told["columns"].get(head["id"], [])]


def taking_back(request: Visit, last: FormerGrid | None) -> dict[str, Any]:
    """The button that takes the last change back. ``shown``: empty where nothing is kept; ``thrown_away``: what is kept
    was; ``by`` and ``at``: whose change it was, and when."""
    return {
        "url": address(request, "back"),
        "act": fresh_act(),
        "shown": last.id if last else "",
        "label": str(TAKES_BACK[Replaced(last.replaced) if last else Replaced.CHANGED]),
        "thrown_away": last is not None and last.replaced == Replaced.THROWN_AWAY,
        "by": str(last.replaced_by) if last else "",
        "at": last.replaced_at if last else None,
    }


def version(request: Visit, one: Matrix, *, held: Matrix | None = None) -> dict[str, Any]:
    """One line of the list of versions. ``held``: the one that is in force."""
    replaced = one.state is MatrixState.APPROVED and held is not None and held.id != one.id
    return {
        "number": one.version,
        "why": one.why,
        "state": _("replaced") if replaced else state(one),
        "in_force": held is not None and held.id == one.id,
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "approved_by": str(one.approved_by or ""),
        "approved_on": one.approved_on,
        "single_handed": one.single_handed,
        "closed_by": str(one.closed_by or ""),
        "own": one.closed_by_id == one.proposed_by_id,
        "closed_at": one.closed_at,
        "closed_because": one.closed_because or "",
        "url": address(request, "version", one.id),
    }


def state(one: Matrix) -> str:
    """Whoever proposed a version takes it back; anybody else does not approve it."""
    by_others = one.state is MatrixState.TAKEN_BACK and one.closed_by_id != one.proposed_by_id
    return str(NOT_APPROVED if by_others else STATES[one.state])


def hands(one: Matrix) -> list[dict[str, Any]]:
    """Whoever proposed it, and whoever approved it."""
    proposed = {"name": str(one.proposed_by), "hat": _("proposed it"), "at": one.proposed_at, "open": False}
    if one.approved_at:
        hat = one.approved_as + (_(", alone, as nobody else leads") if one.single_handed else "")
        return [proposed, {"name": str(one.approved_by), "hat": hat, "at": one.approved_at, "open": False}]
    if one.closed_at:
        hat = _("took it back") if one.closed_by_id == one.proposed_by_id else _("did not approve it")
        return [proposed, {"name": str(one.closed_by), "hat": hat, "at": one.closed_at, "open": True}]
    return [proposed, {"name": _("top management"), "hat": _("approves here"), "at": None, "open": True}]
