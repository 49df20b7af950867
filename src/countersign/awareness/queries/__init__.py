"""Every read of awareness, the organisation first."""

from countersign.awareness.queries.checking import (
    collect_role_checks,
    latest_check,
    offered,
    role_check,
    role_checks,
)
from countersign.awareness.queries.collecting import (
    collect_facts,
    collect_rehearsals,
    collect_spot_checks,
    collect_spot_stats,
)
from countersign.awareness.queries.drawing import (
    draw,
    drawn_again,
    draws,
    invitation,
    invitations,
    invitations_until,
    open_draw,
    open_invitations,
    own_invitation,
    population_of,
)
from countersign.awareness.queries.interviews import interview, interview_questions, interviews
from countersign.awareness.queries.population import FEWEST, MOST, population
from countersign.awareness.queries.rehearsing import (
    own_rehearsals,
    rehearsal,
    rehearsal_questions,
    rehearsal_totals,
    rehearsals,
    released,
)
from countersign.awareness.queries.results import Results, Share, results, spot_checks, staff_stats
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
    "FEWEST",
    "MOST",
    "SOON",
    "Results",
    "Share",
    "collect_facts",
    "collect_rehearsals",
    "collect_role_checks",
    "collect_spot_checks",
    "collect_spot_stats",
    "completion",
    "completions",
    "courses",
    "draw",
    "drawn_again",
    "draws",
    "every_completion",
    "interview",
    "interview_questions",
    "interviews",
    "invitation",
    "invitations",
    "invitations_until",
    "keeps_trainings",
    "known_completions",
    "last_day",
    "latest_check",
    "offered",
    "open_draw",
    "open_invitations",
    "own_invitation",
    "own_rehearsals",
    "population",
    "population_of",
    "rehearsal",
    "rehearsal_questions",
    "rehearsal_totals",
    "rehearsals",
    "released",
    "results",
    "role_check",
    "role_checks",
    "spot_checks",
    "staff_stats",
    "trained",
]
