"""Every read of audits, the organisation first."""

from countersign.audits.queries.collecting import collect_facts
from countersign.audits.queries.rows import any_visit, next_visit, visit, visits

__all__ = ["any_visit", "collect_facts", "next_visit", "visit", "visits"]
