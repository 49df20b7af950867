"""Every read of management reviews, the organisation first."""

from countersign.reviews.queries.agenda import TELL, agenda_digest, agenda_of, has_data, level_of
from countersign.reviews.queries.carrying import Carried, actions, carried
from countersign.reviews.queries.collecting import collect_facts, collect_interval
from countersign.reviews.queries.lines import Line
from countersign.reviews.queries.minuting import (
    minutes_digest,
    minutes_of,
    missing,
    signing_statement,
    signing_words,
    silent,
    similarity,
)
from countersign.reviews.queries.rows import (
    addenda,
    attendance_of,
    attendances,
    decision,
    decisions,
    held,
    last_held,
    next_number,
    passage,
    passages,
    review,
    reviews,
    unrendered,
    with_unrendered,
)

__all__ = [
    "TELL",
    "Carried",
    "Line",
    "actions",
    "addenda",
    "agenda_digest",
    "agenda_of",
    "attendance_of",
    "attendances",
    "carried",
    "collect_facts",
    "collect_interval",
    "decision",
    "decisions",
    "has_data",
    "held",
    "last_held",
    "level_of",
    "minutes_digest",
    "minutes_of",
    "missing",
    "next_number",
    "passage",
    "passages",
    "review",
    "reviews",
    "signing_statement",
    "signing_words",
    "silent",
    "similarity",
    "unrendered",
    "with_unrendered",
]
