"""Reads of internal audits, and of the exceptions that top management is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from countersign.audits.models import AuditException, InternalAudit
from countersign.kernel.refusals import Unknown
from countersign.people.queries import person

if TYPE_CHECKING:
    from countersign.audits.queries.independence import Conflict
    from countersign.people.models import Person

PEOPLE = ("coordinator", "auditor", "planned_by", "recorded_by", "called_off_by")
HANDS = ("audit", "auditor", "requested_by", "approved_by", "closed_by")


def internal_audits(organisation: UUID) -> QuerySet[InternalAudit]:
    """Every internal audit that was ever planned, also those called off, the latest day first."""
    here = InternalAudit.objects.filter(organisation_id=organisation)
    return here.select_related(*PEOPLE).order_by("-audit_on", "-planned_at", "-id")


def internal_audit(organisation: UUID, id: UUID) -> InternalAudit:
    """Raises Unknown for none, and for somebody else's."""
    found = internal_audits(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("internalaudit")
    return found


def auditor_of(audit: InternalAudit) -> Person | None:
    """The auditor, read anew: a locked row brings nobody along. None for somebody from outside, and for nobody."""
    return person(audit.organisation_id, audit.auditor_id) if audit.auditor_id else None


def exceptions(organisation: UUID) -> QuerySet[AuditException]:
    """All that were ever asked for, the newest first."""
    here = AuditException.objects.filter(organisation_id=organisation)
    return here.select_related(*HANDS).order_by("-id")


def exceptions_to(audit: InternalAudit) -> QuerySet[AuditException]:
    return exceptions(audit.organisation_id).filter(audit_id=audit.id)


def exception(organisation: UUID, id: UUID) -> AuditException:
    """Raises Unknown for none, and for somebody else's."""
    found = exceptions(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("auditexception")
    return found


def allowed_in(audit: InternalAudit, auditor: UUID) -> AuditException | None:
    """The exception that top management approved for somebody in an audit, and nobody ended."""
    here = exceptions_to(audit).filter(auditor_id=auditor, closed_at=None)
    return here.filter(approved_at__isnull=False).first()


def covers(allowed: AuditException | None, found: list[Conflict]) -> bool:
    """Was everything that stands against somebody known when the exception was approved?"""
    known = {(one["kind"], one["of"]) for one in allowed.conflicts} if allowed else set()
    return all((one.kind.value, one.of) in known for one in found)
