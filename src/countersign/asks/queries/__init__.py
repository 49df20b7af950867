"""Every read of asks and commitments, the organisation first."""

from countersign.asks.queries.asking import ask, asks, asks_of, chased_here, chases, chases_of, unanswered
from countersign.asks.queries.collecting import collect_asks, collect_commitments
from countersign.asks.queries.commitments import commitment, commitments, quarter_of, standing
from countersign.asks.queries.leading import is_asked_as_leader, leaders_to_ask
from countersign.asks.queries.silence import days_silent, passed, silent_since

__all__ = [
    "ask",
    "asks",
    "asks_of",
    "chased_here",
    "chases",
    "chases_of",
    "collect_asks",
    "collect_commitments",
    "commitment",
    "commitments",
    "days_silent",
    "is_asked_as_leader",
    "leaders_to_ask",
    "passed",
    "quarter_of",
    "silent_since",
    "standing",
    "unanswered",
]
