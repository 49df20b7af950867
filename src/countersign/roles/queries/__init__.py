"""Every read of roles, the organisation first."""

from countersign.roles.queries.book import Book
from countersign.roles.queries.charting import Chart, Place, chart
from countersign.roles.queries.claims import bearing, claims, has_both, over_on, owns_and_leads
from countersign.roles.queries.collecting import collect_facts
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
    "Place",
    "Standing",
    "appointment",
    "appointments",
    "bearing",
    "chart",
    "claims",
    "collect_facts",
    "coming",
    "every_version",
    "has_both",
    "holders",
    "holding",
    "nearest",
    "newest",
    "open_in_role",
    "over_on",
    "owns_and_leads",
    "role_with_key",
    "roles",
    "roles_on",
    "standing",
    "standings",
    "words_for",
]
