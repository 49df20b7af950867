"""Every read of resources, the organisation first."""

from countersign.resources.queries.collecting import budget_approved, collect_facts
from countersign.resources.queries.purse import BriefPurse, Purse, Standing, stood
from countersign.resources.queries.rows import (
    budget,
    budgets,
    decision,
    decisions,
    decisions_about,
    final_decision,
    request,
    requests,
)
from countersign.resources.queries.yearly import Line, Year, picture, year_of

__all__ = [
    "BriefPurse",
    "Line",
    "Purse",
    "Standing",
    "Year",
    "budget",
    "budget_approved",
    "budgets",
    "collect_facts",
    "decision",
    "decisions",
    "decisions_about",
    "final_decision",
    "picture",
    "request",
    "requests",
    "stood",
    "year_of",
]
