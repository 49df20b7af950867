from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import AuditExceptionApproved
from countersign.audits.enums import InternalAuditState
from countersign.audits.models import AuditException, InternalAudit
from countersign.audits.permissions import STANDS, check_can_approve_exception
from countersign.audits.queries import conflicts, kept
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, person


@command
def approve_exception(*, exception_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Let somebody conduct an audit who is not independent, in top management's name. It makes nobody independent."""
    row = locked(AuditException, by.organisation, exception_id)
    capacity = capacity_of(by.organisation, by.person, at)
    only_leader = is_only_leader(by.organisation, by.person, at)
    check_can_approve_exception(by, row, capacity, only_leader)
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not what you were shown. Read it again before you decide.")
    check_still_so(row, locked(InternalAudit, by.organisation, row.audit_id))
    row.approved_at, row.approved_by_id, row.approved_as = at, who(by), capacity
    row.single_handed = row.requested_by_id == by.person
    write(row, AuditExceptionApproved(docs=(row.document,)))
    return row.ref


def check_still_so(row: AuditException, audit: InternalAudit) -> None:
    """Nobody allows more, or something else, than stands against the auditor on the day of the audit."""
    if audit.state is not InternalAuditState.PLANNED:
        raise Refused(STANDS[audit.state])
    found = kept(conflicts(audit, person(row.organisation_id, row.auditor_id), audit.audit_on))
    if not found:
        raise Refused("Nothing stands against the auditor any more: no exception is needed.")
    if found != row.conflicts:
        raise Refused("What stands against the auditor has changed since this was asked for: it has to be asked anew.")
