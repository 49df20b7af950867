"""The responsibility matrix of the day of the pack, and who said yes to what it asks of them by name."""

from __future__ import annotations

from typing import Any

from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import by_day, day, leaf_of, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.roles.raci.grid import Column, Grid, read
from countersign.roles.raci.letters import LETTERS
from countersign.roles.raci.parts import Share, shares


def matrix(material: Material) -> dict[str, Any] | None:
    """The version that was approved last by the day; None where none ever was.

    One that was withdrawn by then is in force no more, and brings no earlier one back: it has no rows here.
    """
    approved = [row for row in material.told.rows["matrix"] if by_then(material, row)]
    if not approved:
        return None
    row = max(approved, key=lambda one: (one.state["approved_at"], one.state["version"]))
    if by_day(material, row.state["closed_at"]):
        gone = {"gone_at": moment(row.state["closed_at"]), "gone_because": text(row.state["closed_because"])}
        return version(material, row) | gone
    grid = text(row.state["grid"])
    return version(material, row) | ({} if grid is None else in_force(material, read(grid)))


def by_then(material: Material, row: Row) -> bool:
    """Was it approved by the day of the pack?"""
    on = day(row.state["approved_on"])
    return on is not None and on <= material.asked.as_of


def version(material: Material, row: Row) -> dict[str, Any]:
    state = row.state
    return {
        "version": state["version"],
        "why": text(state["why"]),
        "proposed_by": person(material, state["proposed_by_id"]),
        "approved_by": person(material, state["approved_by_id"]),
        "approved_as": text(state["approved_as"]),
        "approved_on": day(state["approved_on"]),
        "single_handed": state["single_handed"],
        "leaf": leaf_of(material, row, "matrix.approved"),
    }


def in_force(material: Material, grid: Grid) -> dict[str, Any]:
    """``rows``: by letter who stands there. ``parts``: everybody whom it names, with or without their yes."""
    called = {column.id: name_of(material, column) for column in grid.columns}
    named = shares(grid)
    held = {(ref.rpartition("_")[2], share.document) for ref, share in named.items()}
    said = {key_of(row): row for row in material.told.rows["matrixpart"] if by_day(material, row.state["accepted_at"])}
    return {
        "rows": [
            {"title": row.title, "note": row.note, "letters": [standing(row.cells, called, one) for one in LETTERS]}
            for row in grid.rows
        ],
        "a_implies_r": grid.a_implies_r,
        "parts": [part(material, ref.rpartition("_")[2], share, said) for ref, share in named.items()],
        "earlier": len(said.keys() - held),
    }


def name_of(material: Material, column: Column) -> str:
    found = person(material, column.person.rpartition("_")[2]) if column.person else None
    return found["name"] if found else column.title


def standing(cells: Any, called: dict[str, str], letter: str) -> list[str]:
    """Who has a letter in a row, in the order of the columns."""
    return [name for id, name in called.items() if letter in cells.get(id, "")]


def key_of(row: Row) -> tuple[str, str]:
    """Whose yes, and to which rows."""
    return row.state["person_id"], row.state["document"]


def part(material: Material, id: str, share: Share, said: dict[tuple[str, str], Row]) -> dict[str, Any]:
    yes = said.get((id, share.document))
    return {
        "who": person(material, id),
        "answers_for": share.answers_for,
        "does": share.does,
        "accepted_at": moment(yes.state["accepted_at"]) if yes else None,
        "words": text(yes.state["accepted_words"]) if yes else None,
        "leaf": yes.leaf if yes else None,
    }
