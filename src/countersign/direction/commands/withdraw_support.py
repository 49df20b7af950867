from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.direction.commands.withdraw_direction import LONGEST_BECAUSE, NO_REASON
from countersign.direction.entries import SupportWithdrawn
from countersign.direction.models import Support
from countersign.direction.permissions import check_can_withdraw
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write


@command
def withdraw_support(*, support_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Take back how a manager was helped, because it was a mistake. It stays, and counts for nothing any more."""
    row = locked(Support, by.organisation, support_id)
    check_can_withdraw(by, row, "support.withdraw", revision_shown)
    row.withdrawn_because = said(because, NO_REASON, LONGEST_BECAUSE)
    row.withdrawn_at, row.withdrawn_by_id = at, who(by)
    write(row, SupportWithdrawn())
    return row.ref
