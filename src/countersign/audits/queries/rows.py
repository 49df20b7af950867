"""Every read of audits, the organisation first."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.audits.models import Visit
from countersign.kernel.refusals import Unknown


def visits(organisation: UUID) -> QuerySet[Visit]:
    """Every visit that was ever written down, also those called off, the latest day first."""
    here = Visit.objects.filter(organisation_id=organisation)
    return here.select_related("planned_by", "called_off_by").order_by("-visit_on", "-planned_at", "-id")


def visit(organisation: UUID, id: UUID) -> Visit:
    """Raises Unknown for none, and for somebody else's."""
    found = visits(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("visit")
    return found


def next_visit(organisation: UUID, on: date) -> Visit | None:
    """The earliest visit on or after a day that was not called off, of whatever kind (DOMAIN, 2.1 number 12)."""
    ahead = visits(organisation).filter(called_off_at=None, visit_on__gte=on)
    return ahead.order_by("visit_on", "planned_at", "id").first()


def any_visit(organisation: UUID) -> Visit | None:
    """The first visit that was written down and not called off, past or ahead."""
    return visits(organisation).filter(called_off_at=None).order_by("planned_at", "id").first()
