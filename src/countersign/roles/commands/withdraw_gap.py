from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.roles.commands.record_competence import said
from countersign.roles.entries import GapWithdrawn
from countersign.roles.models import CompetenceGap
from countersign.roles.permissions import check_can_withdraw_gap


@command
def withdraw_gap(*, gap_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take back a gap that was a mistake, and say why. It stays, and counts for nothing any more."""
    gap = locked(CompetenceGap, by.organisation, gap_id)
    check_can_withdraw_gap(by, gap)
    gap.withdrawn_because = said(because, "Say in a sentence what was wrong with it.")
    gap.withdrawn_at, gap.withdrawn_by_id = at, who(by)
    write(gap, GapWithdrawn())
    return gap.ref
