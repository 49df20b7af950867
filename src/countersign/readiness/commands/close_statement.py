from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.readiness.commands.propose_toleration import check_reason
from countersign.readiness.entries import StatementClosed
from countersign.readiness.models import Statement
from countersign.readiness.permissions import check_can_close_statement


@command
def close_statement(*, statement_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse a statement, take it back before it is approved, or withdraw it afterwards; and say why."""
    row = locked(Statement, by.organisation, statement_id)
    check_can_close_statement(by, row)
    check_reason(because)
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), because.strip()
    write(row, StatementClosed(docs=(row.document,)))
    return row.ref
