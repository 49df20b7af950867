from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command
from countersign.messages.commands.begin_draft import check_speaks
from countersign.messages.commands.change_draft import being_written
from countersign.messages.permissions import check_can_draft, check_fresh


@command
def offer_draft(*, draft_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Ask the leader to send it: it waits for them on their desk, and stands in their next mail."""
    draft = being_written(by.organisation, draft_id)
    check_can_draft(by)
    check_fresh(draft, revision_shown)
    check_speaks(by.organisation, draft.leader_id, at)
    if not draft.text:
        raise Refused("There are no words in it yet: write it first.")
    if draft.offered_at is None:
        draft.offered_at, draft.offered_by_id = at, who(by)
        draft.save(force_update=True)
    return ref("message", draft.id)
