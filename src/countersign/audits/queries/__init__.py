"""Every read of audits, the organisation first."""

from countersign.audits.queries.calendar import Calendar
from countersign.audits.queries.collecting import collect_facts, collect_internal
from countersign.audits.queries.independence import Conflict, coming, conflicts, kept, read_kept
from countersign.audits.queries.internal import (
    allowed_in,
    auditor_of,
    covers,
    exception,
    exceptions,
    exceptions_to,
    internal_audit,
    internal_audits,
)
from countersign.audits.queries.rows import visit, visits

__all__ = [
    "Calendar",
    "Conflict",
    "allowed_in",
    "auditor_of",
    "collect_facts",
    "collect_internal",
    "coming",
    "conflicts",
    "covers",
    "exception",
    "exceptions",
    "exceptions_to",
    "internal_audit",
    "internal_audits",
    "kept",
    "read_kept",
    "visit",
    "visits",
]
