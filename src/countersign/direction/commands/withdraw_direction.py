from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.direction.entries import DirectionWithdrawn
from countersign.direction.models import Direction
from countersign.direction.permissions import check_can_withdraw
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write

LONGEST_BECAUSE = 500
NO_REASON = "Say in a sentence what was wrong with it."


@command
def withdraw_direction(*, direction_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Take back what was recorded of a leader, because it was a mistake. It stays, and counts for nothing any more."""
    row = locked(Direction, by.organisation, direction_id)
    check_can_withdraw(by, row, "direction.withdraw", revision_shown)
    row.withdrawn_because = said(because, NO_REASON, LONGEST_BECAUSE)
    row.withdrawn_at, row.withdrawn_by_id = at, who(by)
    write(row, DirectionWithdrawn())
    return row.ref
