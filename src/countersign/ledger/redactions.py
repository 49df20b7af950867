"""What was taken out of kept values since they were recorded, so that whoever verifies knows it for what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from countersign.kernel.references import Ref
from countersign.ledger.models import Redaction


@dataclass(frozen=True)
class Redactions:
    """By row, column and what proved a value before: what proves what is left of it."""

    found: Mapping[tuple[Ref, str, str], str]

    def now(self, of: Ref, column: str, recorded: str) -> str:
        """What proves the value today that was recorded so. Each was taken out of what was left by the one before."""
        seen = {recorded}
        while (after := self.found.get((of, column, recorded))) and after not in seen:
            recorded = after
            seen.add(after)
        return recorded


def redactions(organisation: UUID) -> Redactions:
    rows = Redaction.objects.filter(organisation_id=organisation)
    told = rows.order_by("made_at", "id").values_list("of", "column", "before", "after")
    return Redactions({(of, column, before): after for of, column, before, after in told})


def files_gone(organisation: UUID) -> set[str]:
    """The digests of kept files that went because of somebody in them."""
    rows = Redaction.objects.filter(organisation_id=organisation, after="")
    return set(rows.values_list("before", flat=True))


def texts_gone(organisation: UUID) -> set[str]:
    """The digests of texts and files as they were before somebody was taken out of them."""
    return set(Redaction.objects.filter(organisation_id=organisation).values_list("before", flat=True))
