"""What risks tell readiness (decision 21)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.references import ref
from countersign.people.queries import organisation as organisation_with
from countersign.risks.enums import Level
from countersign.risks.facts import Risk
from countersign.risks.queries.book import RiskBook, open_on
from countersign.risks.queries.scale import scale

if TYPE_CHECKING:
    from countersign.people.models import Setting


def collect_facts(
    organisation: UUID, as_of: date, book: RiskBook | None = None, held: Mapping[str, Setting] | None = None
) -> tuple[Risk, ...]:
    """The risks that were open on a day, the largest first, each with who answers for it now.

    ``book`` and ``held``: the risks, and the settings of that day, where whoever asks has read them already.
    """
    book = book or RiskBook(organisation_with(organisation))
    here = open_on(book.risks, as_of)
    if not here:
        return ()
    measure = scale(organisation, as_of, held)
    by_then = {id: [one.score for one in some if one.assessed_on <= as_of] for id, some in book.assessments.items()}
    scores = {one.id: next(iter(by_then.get(one.id, ())), 0) for one in here}
    return tuple(
        Risk(
            title=one.title,
            owner=ref("person", one.owner_id) if one.owner_id else None,
            high=scores[one.id] > 0 and measure.level(scores[one.id]) is Level.HIGH,
        )
        for one in sorted(here, key=lambda one: (-scores[one.id], one.title.casefold(), one.id))
    )
