from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.plan_internal_audit import Plan, apply_plan, check_independent
from countersign.audits.entries import InternalAuditChanged
from countersign.audits.models import InternalAudit
from countersign.audits.permissions import check_can_change_internal
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write

PLANNED = (
    *("title", "audit_on", "of_isms", "subject_roles", "departments", "covers"),
    *("coordinator_id", "auditor_id", "outsider", "firm"),
)


@command
def change_internal_audit(*, audit_id: UUID, revision_shown: int, plan: Plan, by: Actor, at: datetime) -> Ref:
    """Put right what is planned about an audit before it is conducted. Saving the same again changes nothing."""
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_change_internal(by, audit, revision_shown)
    before = facts(audit)
    apply_plan(audit, plan, audit.coordinator_id)
    check_independent(audit, audit.audit_on)
    if facts(audit) != before:
        write(audit, InternalAuditChanged())
    return audit.ref


def facts(audit: InternalAudit) -> tuple[object, ...]:
    return tuple(getattr(audit, name) for name in PLANNED)
