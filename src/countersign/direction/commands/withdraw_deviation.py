from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.direction.commands.withdraw_direction import LONGEST_BECAUSE, NO_REASON
from countersign.direction.entries import DeviationWithdrawn
from countersign.direction.models import Deviation
from countersign.direction.permissions import check_can_take_back
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write


@command
def withdraw_deviation(*, deviation_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Take back that a leader was above a rule, because it was a mistake. It stays, and counts for nothing any more."""
    row = locked(Deviation, by.organisation, deviation_id)
    check_can_take_back(by, row, revision_shown)
    row.withdrawn_because = said(because, NO_REASON, LONGEST_BECAUSE)
    row.withdrawn_at, row.withdrawn_by_id = at, who(by)
    write(row, DeviationWithdrawn())
    return row.ref
