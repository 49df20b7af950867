"""Larkbeam's responsibility matrix at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.people.queries import organisation
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import lint
from countersign.roles import queries
from countersign.roles.commands.accept_part import accept_part
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.enums import Start
from countersign.roles.models import Matrix, MatrixDraft
from countersign.roles.raci.grid import Grid, digest_of, read
from countersign.roles.raci.parts import shares, words_of
from tests.cast import Cast, id_of
from tests.roles.worlds import AT, TODAY, lead, leader

WHY = "The first one."


def begun_matrix(here: Cast, start: Start = Start.CORE, *, by: Actor | None = None) -> MatrixDraft:
    begin_matrix(start=start, by=by or lead(here), at=AT)
    return draft(here)


def draft(here: Cast) -> MatrixDraft:
    found = queries.matrix_draft(here.organisation)
    assert found
    return found


def grid(here: Cast) -> dict[str, Any]:
    """What the working copy holds, to be changed."""
    return dict(draft(here).grid)


def saved(here: Cast, grid: dict[str, Any], *, by: Actor | None = None, revision: int | None = None) -> MatrixDraft:
    shown = draft(here).revision if revision is None else revision
    edit_matrix(revision_shown=shown, grid=grid, by=by or lead(here), at=AT)
    return draft(here)


def with_letters(here: Cast, key: str, **cells: str) -> dict[str, Any]:
    """The working copy with other letters in one row."""
    whole = grid(here)
    for row in whole["rows"]:
        if row["key"] == key:
            row["cells"] = {id: told for id, told in {**row["cells"], **cells}.items() if told}
    return whole


def proposed_matrix(here: Cast, *, by: Actor | None = None, at: datetime = AT, why: str = WHY) -> UUID:
    shown = digest_of(draft(here).grid)
    return id_of(propose_matrix(digest_shown=shown, why=why, by=by or lead(here), at=at))


def approved_matrix(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT) -> Matrix:
    approve_matrix(matrix_id=id, digest_shown=matrix(here, id).document, by=by or leader(here), at=at)
    return matrix(here, id)


def matrix(here: Cast, id: UUID) -> Matrix:
    return queries.matrix(here.organisation, id)


def in_force(here: Cast, start: Start = Start.CORE, *, at: datetime = AT) -> Matrix:
    """A matrix that was begun, proposed and approved on one day."""
    begun_matrix(here, start)
    return approved_matrix(here, proposed_matrix(here, at=at), at=at)


def raised(here: Cast, value: dict[str, Any] | Grid) -> set[tuple[str, str, str]]:
    """What the rules say of a grid today: code, grade, and what it is about."""
    grid = value if isinstance(value, Grid) else read(value)
    found = lint(grid, TODAY, Gathered(organisation(here.organisation)))
    return {(rule.code, finding.grade.word, finding.subject) for rule, finding in found}


def naming(here: Cast, first: str = "dana", *, at: datetime = AT, **letters: str) -> Matrix:
    """A matrix in force with a column for somebody by name: by the key of a row, their letters there."""
    whole = grid(here) if queries.matrix_draft(here.organisation) else dict(begun_matrix(here).grid)
    person = here.person(first).ref
    whole["columns"] = [one for one in whole["columns"] if one.get("person") != person]
    whole["columns"].append({"id": person, "person": person})
    for row in whole["rows"]:
        row["cells"] = {**row["cells"], person: letters.get(row["key"], "")}
    saved(here, whole)
    return approved_matrix(here, proposed_matrix(here, at=at), at=at)


def part_accepted(here: Cast, first: str = "dana", *, at: datetime = AT) -> UUID:
    """They say yes to what the matrix in force asks of them by name."""
    return id_of(accept_part(**part_shown(here, first), by=here.actor(first, auth=("mailed-code",)), at=at))


def part_shown(here: Cast, first: str = "dana") -> dict[str, Any]:
    """What the page sends."""
    firm = organisation(here.organisation)
    held = queries.in_force(firm, TODAY)
    assert held
    share = shares(queries.grid_of(held))[here.person(first).ref]
    return {"matrix_id": held.id, "words_shown": str(words_of(share, firm.name))}
