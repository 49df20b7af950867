from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import is_only_leader
from countersign.roles.entries import CompetenceConfirmed
from countersign.roles.models import Competence
from countersign.roles.permissions import check_can_confirm


@command
def confirm_competence(*, competence_id: UUID, by: Actor, at: datetime) -> Ref:
    """Confirm what a holder wrote down about their own competence: from then on it counts."""
    row = locked(Competence, by.organisation, competence_id)
    check_can_confirm(by, row, is_only_leader(by.organisation, by.person, at))
    row.confirmed_at, row.confirmed_by_id = at, who(by)
    write(row, CompetenceConfirmed())
    return row.ref
