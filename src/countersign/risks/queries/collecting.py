"""What risks tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.references import ref
from countersign.people.queries import organisation as organisation_with
from countersign.risks.facts import Risk
from countersign.risks.queries.book import RiskBook


def collect_facts(organisation: UUID, as_of: date) -> tuple[Risk, ...]:
    """The risks that were open on a day, the largest first, each with who answers for it now."""
    found = RiskBook(organisation_with(organisation)).standings(as_of)
    return tuple(
        Risk(
            title=one.risk.title,
            owner=ref("person", one.risk.owner_id) if one.risk.owner_id else None,
            high=one.is_high,
        )
        for one in found
    )
