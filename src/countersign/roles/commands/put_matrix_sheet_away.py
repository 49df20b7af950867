from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.ledger.writing import command
from countersign.roles.commands.edit_matrix import being_written
from countersign.roles.permissions import check_can_edit_matrix, check_matrix_fresh


@command
def put_matrix_sheet_away(*, revision_shown: int, by: Actor, at: datetime) -> None:
    """Take nothing from a sheet that was read. The working copy stays; one that was made for the sheet alone goes."""
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    check_matrix_fresh(draft, revision_shown)
    if not draft.grid["rows"] and not draft.grid["columns"]:
        draft.delete()
        return
    draft.brought = None
    draft.revision += 1
    draft.save(update_fields=["brought", "revision"])
