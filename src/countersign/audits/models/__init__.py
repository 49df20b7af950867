"""The tables of audits: visits from outside, audits of one's own, what both found. Acts are in ``commands``."""

from countersign.audits.models.findings import AuditFinding, FindingAnswer, FindingDue
from countersign.audits.models.internal import AuditException, AuditSeen, InternalAudit
from countersign.audits.models.programme import Programme
from countersign.audits.models.visits import Interview, Visit, VisitPlan, VisitResult

__all__ = [
    "AuditException",
    "AuditFinding",
    "AuditSeen",
    "FindingAnswer",
    "FindingDue",
    "InternalAudit",
    "Interview",
    "Programme",
    "Visit",
    "VisitPlan",
    "VisitResult",
]
