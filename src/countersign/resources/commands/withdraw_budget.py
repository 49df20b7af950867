from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.resources.commands.raise_request import check_length
from countersign.resources.entries import BudgetWithdrawn
from countersign.resources.models import Budget
from countersign.resources.permissions import check_can_withdraw_budget


@command
def withdraw_budget(*, budget_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take a budget back, before it is approved or because another one holds; and say why. It stays on the list."""
    row = locked(Budget, by.organisation, budget_id)
    check_can_withdraw_budget(by, row)
    if not because.strip():
        raise Refused("Say in a sentence why it does not hold.")
    check_length(because)
    row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_because = at, who(by), because.strip()
    write(row, BudgetWithdrawn())
    return row.ref
