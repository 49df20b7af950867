from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.raise_finding import Found, written_down
from countersign.audits.entries import AuditFindingRecorded
from countersign.audits.models import InternalAudit, Visit
from countersign.audits.permissions import check_can_record
from countersign.audits.queries import auditor_of
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def record_finding(
    *, found: Found, visit_id: UUID | None = None, audit_id: UUID | None = None, by: Actor, at: datetime
) -> Ref:
    """Write down what an auditor found who cannot say it here: a certifier's, or one who conducted an internal audit.

    The auditor's own report is the proof, also for what was found before Countersign.
    """
    of = source(visit_id, audit_id, by)
    check_can_record(by, of)
    if isinstance(of, InternalAudit):
        check_cannot_raise_it(of, at)
    finding = written_down(of, found, by, at)
    write(finding, AuditFindingRecorded(occurred_on=found.raised_on))
    return finding.ref


def source(visit_id: UUID | None, audit_id: UUID | None, by: Actor) -> InternalAudit | Visit:
    if visit_id is not None and audit_id is None:
        return locked(Visit, by.organisation, visit_id)
    if audit_id is not None and visit_id is None:
        return locked(InternalAudit, by.organisation, audit_id)
    raise ValueError("a finding is of an internal audit or of a visit, never of both or neither")


def check_cannot_raise_it(audit: InternalAudit, at: datetime) -> None:
    auditor, on = auditor_of(audit), today(audit.organisation_id, at)
    if auditor and (auditor.left_on is None or auditor.left_on > on):
        raise Refused(say("{name} is here, and raises in their own name what they found.", name=str(auditor)))
