"""Every read of audits, the organisation first."""

from countersign.audits.queries.calendar import Calendar
from countersign.audits.queries.collecting import collect_facts
from countersign.audits.queries.rows import visit, visits

__all__ = ["Calendar", "collect_facts", "visit", "visits"]
