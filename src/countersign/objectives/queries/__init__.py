"""Every read of objectives, the organisation first."""

from countersign.objectives.queries.collecting import collect_facts, collect_reports
from countersign.objectives.queries.pursuits import Pursued, Pursuits, Stands
from countersign.objectives.queries.rows import (
    earlier_terms,
    goal,
    goals,
    last_extension,
    measurement,
    objective,
    objectives,
    proposed_terms,
    report,
    reports,
    reports_performance,
    terms,
    terms_in_force,
    was_corrected,
)

__all__ = [
    "Pursued",
    "Pursuits",
    "Stands",
    "collect_facts",
    "collect_reports",
    "earlier_terms",
    "goal",
    "goals",
    "last_extension",
    "measurement",
    "objective",
    "objectives",
    "proposed_terms",
    "report",
    "reports",
    "reports_performance",
    "terms",
    "terms_in_force",
    "was_corrected",
]
