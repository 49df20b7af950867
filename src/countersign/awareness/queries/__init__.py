"""Every read of awareness, the organisation first."""

from countersign.awareness.queries.collecting import collect_facts
from countersign.awareness.queries.rows import (
    completion,
    completions,
    courses,
    every_completion,
    keeps_trainings,
    known_completions,
)
from countersign.awareness.queries.trained import SOON, last_day, trained

__all__ = [
    "SOON",
    "collect_facts",
    "completion",
    "completions",
    "courses",
    "every_completion",
    "keeps_trainings",
    "known_completions",
    "last_day",
    "trained",
]
