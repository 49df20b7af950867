from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import AuditFindingAssigned
from countersign.audits.models import AuditFinding
from countersign.audits.permissions import check_can_assign
from countersign.audits.queries import finding as finding_with
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today


@command
def assign_finding(*, finding_id: UUID, revision_shown: int, owner_id: UUID, by: Actor, at: datetime) -> Ref:
    """Say who answers a finding from now on. What was answered so far stays under whoever said it."""
    finding = locked(AuditFinding, by.organisation, finding_id)
    check_can_assign(by, finding, revision_shown)
    owner = person(by.organisation, owner_id)
    check_is_here(owner, today(by.organisation, at))
    audit = finding_with(by.organisation, finding_id).audit
    if audit is not None and audit.auditor_id == owner.id:
        raise Refused(say("{name} conducted this audit: somebody else answers what it found.", name=str(owner)))
    if finding.owner_id != owner.id:
        finding.owner = owner
        write(finding, AuditFindingAssigned())
    return finding.ref
