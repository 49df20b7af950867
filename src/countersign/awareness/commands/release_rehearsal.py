from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.awareness.entries import RehearsalReleased
from countersign.awareness.models import Rehearsal
from countersign.awareness.permissions import check_can_release
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write


@command
def release_rehearsal(*, rehearsal_id: UUID, by: Actor, at: datetime) -> Ref:
    """Let others see how one's own rehearsal went: how many of the core questions, and not what was said."""
    row = locked(Rehearsal, by.organisation, rehearsal_id)
    check_can_release(by, row)
    row.released_at = at
    write(row, RehearsalReleased())
    return row.ref
