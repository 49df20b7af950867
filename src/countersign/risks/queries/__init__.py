"""Every read of risks, the organisation first."""

from countersign.risks.queries.authority import Decider, decider
from countersign.risks.queries.book import RiskBook, Standing, top
from countersign.risks.queries.collecting import collect_facts
from countersign.risks.queries.open import OpenRisks
from countersign.risks.queries.rows import (
    assessments,
    latest_assessment,
    open_proposal,
    receipts,
    risk,
    risks,
    treatment,
    treatments,
)
from countersign.risks.queries.scale import Scale, scale

__all__ = [
    "Decider",
    "OpenRisks",
    "RiskBook",
    "Scale",
    "Standing",
    "assessments",
    "collect_facts",
    "decider",
    "latest_assessment",
    "open_proposal",
    "receipts",
    "risk",
    "risks",
    "scale",
    "top",
    "treatment",
    "treatments",
]
