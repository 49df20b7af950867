"""What risks tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.references import ref
from countersign.risks.enums import Level
from countersign.risks.facts import Risk
from countersign.risks.queries.book import ASSESSMENTS, RISKS, grouped, open_on
from countersign.risks.queries.scale import scale


def collect_facts(organisation: UUID, as_of: date) -> tuple[Risk, ...]:
    """The risks that were open on a day, the largest first, each with who answers for it now."""
    here = open_on(RISKS.rows(organisation=organisation), as_of)
    if not here:
        return ()
    measure = scale(organisation, as_of)
    seen = grouped(ASSESSMENTS.rows(organisation=organisation))
    by_then = {id: [one.score for one in some if one.assessed_on <= as_of] for id, some in seen.items()}
    scores = {one.id: next(iter(by_then.get(one.id, ())), 0) for one in here}
    return tuple(
        Risk(
            title=one.title,
            owner=ref("person", one.owner_id) if one.owner_id else None,
            high=scores[one.id] > 0 and measure.level(scores[one.id]) is Level.HIGH,
        )
        for one in sorted(here, key=lambda one: (-scores[one.id], one.title.casefold(), one.id))
    )
