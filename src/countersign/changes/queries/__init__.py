"""Every read of changes, the organisation first."""

from countersign.changes.queries.collecting import collect_facts
from countersign.changes.queries.rows import event, events, every_event, for_next_review, touching_policy, unassessed

__all__ = [
    "collect_facts",
    "event",
    "events",
    "every_event",
    "for_next_review",
    "touching_policy",
    "unassessed",
]
