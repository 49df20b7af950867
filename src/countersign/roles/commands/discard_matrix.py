from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.ledger.writing import command
from countersign.roles.commands.edit_matrix import being_written
from countersign.roles.permissions import check_can_edit_matrix, check_matrix_fresh


@command
def discard_matrix(*, revision_shown: int, by: Actor, at: datetime) -> None:
    """Throw away what is being written. What was proposed or approved stays as it is."""
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    check_matrix_fresh(draft, revision_shown)
    draft.delete()
