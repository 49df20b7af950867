"""Every read of awareness, the organisation first."""

from countersign.awareness.queries.checking import (
    collect_role_checks,
    latest_check,
    offered,
    role_check,
    role_checks,
)
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
    "collect_role_checks",
    "completion",
    "completions",
    "courses",
    "every_completion",
    "keeps_trainings",
    "known_completions",
    "last_day",
    "latest_check",
    "offered",
    "role_check",
    "role_checks",
    "trained",
]
