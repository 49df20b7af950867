"""Every read of audits, the organisation first."""

from __future__ import annotations

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
