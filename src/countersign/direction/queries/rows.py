"""Reads of direction, support and exceptions of leaders, the organisation first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Model, QuerySet, UUIDField

from countersign.direction.models import Deviation, Direction, Support
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared


def directions(organisation: UUID) -> QuerySet[Direction]:
    """All there ever were, also those withdrawn, the latest day first."""
    here = Direction.objects.filter(organisation_id=organisation)
    found = here.select_related("leader", "recorded_by", "withdrawn_by")
    return found.order_by("-directed_on", "-recorded_at", "-id")


def supports(organisation: UUID) -> QuerySet[Support]:
    """All there ever were, also those withdrawn, the latest day first."""
    here = Support.objects.filter(organisation_id=organisation)
    found = here.select_related("manager", "supporter", "recorded_by", "withdrawn_by")
    return found.order_by("-supported_on", "-recorded_at", "-id")


def deviations(organisation: UUID) -> QuerySet[Deviation]:
    """All that were ever seen, also those withdrawn, the latest day first."""
    here = Deviation.objects.filter(organisation_id=organisation)
    found = here.select_related("leader", "recorded_by", "approved_by", "corrected_by", "withdrawn_by")
    return found.order_by("-observed_on", "-recorded_at", "-id")


def direction(organisation: UUID, id: UUID) -> Direction:
    return known(directions(organisation).filter(id=id).first(), "direction")


def support(organisation: UUID, id: UUID) -> Support:
    return known(supports(organisation).filter(id=id).first(), "support")


def deviation(organisation: UUID, id: UUID) -> Deviation:
    return known(deviations(organisation).filter(id=id).first(), "deviation")


def known[Row: Model](found: Row | None, noun: str) -> Row:
    """Raises Unknown for none, and for somebody else's."""
    if found is None:
        raise Unknown(noun)
    return found


OPEN = Prepared(
    lambda organisation: deviations(organisation).filter(corrected_at=None, withdrawn_at=None),
    organisation=UUIDField(),
)


def open_deviations(organisation: UUID) -> list[Deviation]:
    """What is neither corrected nor withdrawn; some of it may be approved until a day."""
    return OPEN.rows(organisation=organisation)
