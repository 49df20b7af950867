from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import AuditSeenConfirmed
from countersign.audits.models import AuditSeen, InternalAudit
from countersign.audits.permissions import check_can_see
from countersign.audits.queries import seen
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of


@command
def confirm_seen(*, audit_id: UUID, revision_shown: int, remark: str = "", by: Actor, at: datetime) -> Ref:
    """Put one's name to having looked at what an internal audit found, as top management (9.2.2; 5.1 e)."""
    audit = locked(InternalAudit, by.organisation, audit_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_see(by, audit, capacity)
    check_address_has_settled(by, at)
    if audit.revision != revision_shown:
        raise Stale("Somebody changed this audit after you opened it. Look at it again.")
    if seen(by.organisation).filter(audit_id=audit.id, seen_by_id=who(by)).exists():
        raise Refused("You have put your name to this audit before.")
    check_length(remark)
    row = AuditSeen(
        id=new_id(at),
        organisation_id=by.organisation,
        audit=audit,
        seen_at=at,
        seen_by_id=who(by),
        seen_as=capacity,
        remark=remark.strip() or None,
    )
    write(row, AuditSeenConfirmed())
    return row.ref
