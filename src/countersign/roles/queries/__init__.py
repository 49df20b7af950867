"""Every read of roles, the organisation first."""

from countersign.roles.queries.book import Book
from countersign.roles.queries.charting import Chart, Place, chart
from countersign.roles.queries.collecting import collect_facts
from countersign.roles.queries.competent import Competent, competence, competences, competent, gap, gaps, holds
from countersign.roles.queries.rows import (
    BEST_FIRST,
    Standing,
    appointment,
    appointments,
    coming,
    every_version,
    holders,
    holding,
    nearest,
    newest,
    open_in_role,
    role_with_key,
    roles,
    roles_on,
    standing,
    standings,
    words_for,
)

__all__ = [
    "BEST_FIRST",
    "Book",
    "Chart",
    "Competent",
    "Place",
    "Standing",
    "appointment",
    "appointments",
    "chart",
    "collect_facts",
    "coming",
    "competence",
    "competences",
    "competent",
    "every_version",
    "gap",
    "gaps",
    "holders",
    "holding",
    "holds",
    "nearest",
    "newest",
    "open_in_role",
    "role_with_key",
    "roles",
    "roles_on",
    "standing",
    "standings",
    "words_for",
]
