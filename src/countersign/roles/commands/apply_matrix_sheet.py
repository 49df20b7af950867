from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command
from countersign.roles.commands.edit_matrix import being_written, fit, keep_former, save_draft
from countersign.roles.enums import Replaced
from countersign.roles.permissions import check_can_edit_matrix, check_matrix_fresh
from countersign.roles.raci.grid import Column, write
from countersign.roles.raci.matching import grid_of
from countersign.roles.raci.sheet import from_json


@command
def apply_matrix_sheet(
    *, revision_shown: int, columns: Sequence[Column | None], a_implies_r: bool, by: Actor, at: datetime
) -> None:
    """Put the sheet that was read in the place of the working copy, which can be taken back. ``columns``: for each
    heading what it stands for, None to leave it out. Whoever brought it in is one of its authors from then on, beside
    whoever applies it."""
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    check_matrix_fresh(draft, revision_shown)
    if draft.brought is None:
        raise Stale("This file was applied or put away before. Choose it again if it is still wanted.")
    sheet = from_json(draft.brought)
    if len(columns) != len(sheet.headings):
        raise Stale("Another file was brought in after you opened the page. Look at that one.")
    if not any(columns):
        raise Refused("Every column is left out. Say of one at least whom it stands for.")
    check_different(columns, sheet.headings)
    grid = fit(by.organisation, write(grid_of(sheet, columns, a_implies_r=a_implies_r)))
    keep_former(draft, Replaced.BY_A_FILE, by, at)
    draft.authors, draft.brought = [*draft.authors, draft.brought["by"]], None
    save_draft(draft, write(grid), by, at)


def check_different(columns: Sequence[Column | None], headings: Sequence[str]) -> None:
    """Two columns of the sheet cannot be one in the matrix."""
    first: dict[str, str] = {}
    for column, heading in zip(columns, headings, strict=True):
        if column is None or column.group:
            continue
        if column.id in first:
            raise Refused(
                say(
                    "“{one}” and “{other}” cannot both stand for the same. Change one of them, or leave it out.",
                    one=first[column.id],
                    other=heading,
                )
            )
        first[column.id] = heading
