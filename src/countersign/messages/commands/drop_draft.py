from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, ref
from countersign.ledger.writing import command
from countersign.messages.commands.change_draft import being_written
from countersign.messages.permissions import check_can_draft, check_fresh


@command
def drop_draft(*, draft_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Throw a message away that nobody has sent. Nothing of it is kept."""
    draft = being_written(by.organisation, draft_id)
    check_can_draft(by)
    check_fresh(draft, revision_shown)
    dropped = ref("message", draft.id)
    draft.delete()
    return dropped
