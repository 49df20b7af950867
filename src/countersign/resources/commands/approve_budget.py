from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, today
from countersign.resources.entries import BudgetApproved
from countersign.resources.models import Budget
from countersign.resources.permissions import NOT_SHOWN, check_can_approve_budget


@command
def approve_budget(*, budget_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Approve the yearly budget for information security, in top management's name (ISO/IEC 27001, 5.1 c)."""
    row = locked(Budget, by.organisation, budget_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_budget(by, row, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale(NOT_SHOWN)
    row.approved_on, row.approved_at = today(by.organisation, at), at
    row.approved_by_id = row.recorded_by_id = who(by)
    row.approved_as, row.single_handed = capacity, row.proposed_by_id == by.person
    write(row, BudgetApproved(docs=(row.document,)))
    return row.ref
