"""Reads of what leaders took on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.asks.models import Commitment
from countersign.kernel.refusals import Unknown


def quarter_of(day: date) -> date:
    """The first day of its calendar quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def commitments(organisation: UUID) -> QuerySet[Commitment]:
    """All that were ever made, those due last first."""
    here = Commitment.objects.filter(organisation_id=organisation)
    return here.select_related("leader").order_by("-due_on", "-made_at", "-id")


def commitment(organisation: UUID, id: UUID) -> Commitment:
    """Raises Unknown for none, and for somebody else's."""
    found = commitments(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("commitment")
    return found
