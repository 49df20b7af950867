from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.ledger.writing import command
from countersign.roles.commands.edit_matrix import being_written, keep_former
from countersign.roles.enums import Replaced
from countersign.roles.permissions import check_can_edit_matrix, check_matrix_fresh


@command
def discard_matrix(*, revision_shown: int, by: Actor, at: datetime) -> None:
    """Throw away what is being written; it can be taken back. What was proposed or approved stays as it is."""
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    check_matrix_fresh(draft, revision_shown)
    if draft.grid["rows"] or draft.grid["columns"]:
        keep_former(draft, Replaced.THROWN_AWAY, by, at)
    draft.delete()
