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
from countersign.readiness.entries import StatementApproved
from countersign.readiness.models import Statement
from countersign.readiness.permissions import check_can_approve_statement


@command
def approve_statement(*, statement_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Declare the known gaps and the dated plan for each, in top management's name. It lowers no grade."""
    row = locked(Statement, by.organisation, statement_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_statement(by, row, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not the statement that you were shown. Read it again before you approve.")
    row.approved_at, row.approved_on = at, today(by.organisation, at)
    row.approved_by_id, row.approved_as = who(by), capacity
    row.single_handed = row.is_own_of(by.person)
    write(row, StatementApproved(docs=(row.document,)))
    return row.ref
