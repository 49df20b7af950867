from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import AuditExceptionClosed
from countersign.audits.models import AuditException
from countersign.audits.permissions import check_can_close_exception
from countersign.audits.queries import internal_audit
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def close_exception(*, exception_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse an exception, take it back before it is approved, or end it before the audit is conducted; and say why."""
    row = locked(AuditException, by.organisation, exception_id)
    check_can_close_exception(by, row)
    if row.approved_at is not None and internal_audit(by.organisation, row.audit_id).conducted_at is not None:
        raise Refused("The audit was conducted under this exception: it stands beside it.")
    if not because.strip():
        raise Refused("Say why: the reason stays beside it.")
    check_length(because)
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), because.strip()
    write(row, AuditExceptionClosed(docs=(row.document,)))
    return row.ref
