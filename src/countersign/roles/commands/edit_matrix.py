from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id, parse_ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command
from countersign.people.queries import names
from countersign.roles.enums import Replaced
from countersign.roles.models import FormerGrid, MatrixDraft
from countersign.roles.permissions import check_can_edit_matrix, check_matrix_fresh
from countersign.roles.queries import former_grids, matrix_draft, roles
from countersign.roles.raci.grid import Column, Grid, Unfit, digest_of, read, write

MOST_FORMER, LEAST_FORMER = 100, 5
MOST_CELLS = 500_000
"""So many cells are kept in former states together, however large the matrix is; but five states always."""


@command
def edit_matrix(*, revision_shown: int, grid: dict[str, Any], by: Actor, at: datetime) -> None:
    """Save the working copy. Nothing is recorded. Saving what is there already changes nothing, the author included.

    A column whose role was retired may stay until it is proposed, so that one such column can go after the other.
    """
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    check_matrix_fresh(draft, revision_shown)
    after = write(fit(by.organisation, grid, there=read(draft.grid).columns))
    if after == draft.grid:
        return
    if not is_taken_back(draft, after):
        keep_former(draft, Replaced.CHANGED, by, at)
    save_draft(draft, after, by, at)


def being_written(organisation: UUID) -> MatrixDraft:
    """The working copy, locked. There may be none any more: it was approved, or thrown away."""
    draft = matrix_draft(organisation, lock=True)
    if draft is None:
        raise Stale("No matrix is being written any more: it was approved or thrown away. Begin again.")
    return draft


def save_draft(draft: MatrixDraft, grid: dict[str, Any], by: Actor, at: datetime) -> None:
    """Keep a grid. Whoever saves it is one of its authors from then on, and the last."""
    draft.grid = grid
    draft.authors = sorted({*draft.authors, who(by).hex})
    draft.edited_by_id, draft.edited_at = who(by), at
    draft.revision += 1
    draft.save(force_update=True)


def keep_former(draft: MatrixDraft, replaced: Replaced, by: Actor, at: datetime) -> None:
    """Keep what the working copy says, before it says something else; the oldest states go."""
    kept = former_grids(draft.organisation_id)
    number = (kept.values_list("number", flat=True).first() or 0) + 1
    FormerGrid.objects.create(
        id=new_id(at),
        organisation_id=draft.organisation_id,
        number=number,
        grid=draft.grid,
        document=digest_of(draft.grid),
        authors=draft.authors,
        revision=draft.revision,
        replaced=replaced,
        replaced_by_id=who(by),
        replaced_at=at,
    )
    cells = len(draft.grid["rows"]) * len(draft.grid["columns"])
    most = max(LEAST_FORMER, min(MOST_FORMER, MOST_CELLS // max(cells, 1)))
    kept.filter(number__lte=number - most).delete()


def is_taken_back(draft: MatrixDraft, after: dict[str, Any]) -> bool:
    """Whoever comes back to a former state by changes alone has taken back what lies between, which is not kept."""
    kept = former_grids(draft.organisation_id)
    found = kept.filter(document=digest_of(after)).values_list("number", flat=True).first()
    if found is None or kept.filter(number__gte=found).exclude(replaced=Replaced.CHANGED).exists():
        return False
    kept.filter(number__gte=found).delete()
    return True


def fit(organisation: UUID, value: object, *, there: Sequence[Column] = ()) -> Grid:
    """A grid that keeps its rules, whoever sent it, and in which every column stands for something that there is.

    Columns of roles are called as the roles are. ``there``: columns that may stay, even if their role was retired.
    """
    try:
        grid = read(value)
    except Unfit as problem:
        raise Refused(problem.words) from problem
    described = {one.role: one.title for one in there if one.role}
    described |= {role.key: role.name for role in roles(organisation)}
    for column in grid.columns:
        if column.role and column.role not in described:
            raise Refused(
                say(
                    "The role “{role}” is not described here, or not any more. Describe it, or leave its column out.",
                    role=column.title,
                )
            )
    check_people(organisation, [column.person for column in grid.columns if column.person])
    named = (replace(one, title=described[one.role]) if one.role else one for one in grid.columns)
    return replace(grid, columns=tuple(named))


def check_people(organisation: UUID, refs: list[str]) -> None:
    """Raises Refused for anybody who was never entered here."""
    ids = {id for noun, id in map(read_ref, refs) if noun == "person" and id}
    if len(names(organisation, ids)) < len(refs):
        raise Refused("A column stands for somebody who is not in the list of people. Choose somebody who is.")


def read_ref(written: str) -> tuple[str, UUID | None]:
    try:
        return parse_ref(written)
    except ValueError:
        return "", None
