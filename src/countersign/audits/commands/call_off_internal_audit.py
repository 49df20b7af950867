from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import InternalAuditCalledOff
from countersign.audits.models import InternalAudit
from countersign.audits.permissions import check_can_call_off_internal
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def call_off_internal_audit(*, audit_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Record that an internal audit does not take place, and why. It stays on the list, and counts for nothing."""
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_call_off_internal(by, audit)
    if not because.strip():
        raise Refused("Say in a sentence why the audit does not take place.")
    audit.called_off_at, audit.called_off_by_id = at, who(by)
    audit.called_off_because = because.strip()
    write(audit, InternalAuditCalledOff())
    return audit.ref
