"""Every read of roles, the organisation first."""

from countersign.roles.queries.book import Book
from countersign.roles.queries.charting import Chart, Place, chart
from countersign.roles.queries.collecting import collect_facts
from countersign.roles.queries.comparing import Changes, compare
from countersign.roles.queries.renewing import Asked, by_appointment, renewal, renewals, role_held
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
    role,
    role_with_key,
    roles,
    roles_on,
    standing,
    standings,
    words_for,
    words_of,
)

__all__ = [
    "BEST_FIRST",
    "Asked",
    "Book",
    "Changes",
    "Chart",
    "Place",
    "Standing",
    "appointment",
    "appointments",
    "by_appointment",
    "chart",
    "collect_facts",
    "coming",
    "compare",
    "every_version",
    "holders",
    "holding",
    "nearest",
    "newest",
    "open_in_role",
    "renewal",
    "renewals",
    "role",
    "role_held",
    "role_with_key",
    "roles",
    "roles_on",
    "standing",
    "standings",
    "words_for",
    "words_of",
]
