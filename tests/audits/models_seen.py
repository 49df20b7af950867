"""What a visit's newest plan says, as the row holds it."""

from __future__ import annotations

from uuid import UUID

from countersign.audits.models import VisitPlan
from tests.cast import Cast


def plan_seen(here: Cast, visit: UUID) -> VisitPlan:
    return VisitPlan.objects.filter(organisation_id=here.organisation, visit_id=visit).order_by("-id")[0]
