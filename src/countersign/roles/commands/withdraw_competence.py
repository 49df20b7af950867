from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.roles.commands.record_competence import said
from countersign.roles.entries import CompetenceWithdrawn
from countersign.roles.models import Competence
from countersign.roles.permissions import check_can_withdraw_competence


@command
def withdraw_competence(*, competence_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take back a piece of evidence that was a mistake, and say why. It stays, and counts for nothing any more."""
    row = locked(Competence, by.organisation, competence_id)
    check_can_withdraw_competence(by, row)
    row.withdrawn_because = said(because, "Say in a sentence what was wrong with it.")
    row.withdrawn_at, row.withdrawn_by_id = at, who(by)
    write(row, CompetenceWithdrawn())
    return row.ref
