from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import AuditFindingWithdrawn
from countersign.audits.models import AuditFinding
from countersign.audits.permissions import check_can_withdraw
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def withdraw_finding(*, finding_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take a finding out that was recorded by mistake, and say why. It stays readable, and counts for nothing."""
    finding = locked(AuditFinding, by.organisation, finding_id)
    check_can_withdraw(by, finding)
    if not because.strip():
        raise Refused("Say why it was a mistake: the reason stays beside it.")
    check_length(because)
    finding.withdrawn_at, finding.withdrawn_by_id = at, who(by)
    finding.withdrawn_because = because.strip()
    write(finding, AuditFindingWithdrawn())
    return finding.ref
