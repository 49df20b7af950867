"""Reads of what leaders took on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.asks.models import Commitment
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared


def quarter_of(day: date) -> date:
    """The first day of its calendar quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def commitments(organisation: UUID) -> QuerySet[Commitment]:
    """All that were ever made, those due last first."""
    here = Commitment.objects.filter(organisation_id=organisation)
    return here.select_related("leader").order_by("-due_on", "-made_at", "-id")


STANDING = Prepared(
    lambda organisation: commitments(organisation).filter(met_at=None, taken_back_at=None).order_by("due_on", "id"),
    organisation=UUIDField(),
)


def standing(organisation: UUID) -> list[Commitment]:
    """Those of which nobody has said what became of them, the one due first first."""
    return STANDING.rows(organisation=organisation)


def commitment(organisation: UUID, id: UUID) -> Commitment:
    """Raises Unknown for none, and for somebody else's."""
    found = commitments(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("commitment")
    return found
