"""Reads of what belongs to a visit: what the certifier sent, who is spoken with, and what came of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.audits.models import AuditSeen, Interview, Visit, VisitPlan, VisitResult
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared


def plans_of(visit: Visit) -> QuerySet[VisitPlan]:
    """What the certifier sent, the newest first."""
    here = VisitPlan.objects.filter(organisation_id=visit.organisation_id, visit_id=visit.id)
    return here.select_related("recorded_by").order_by("-recorded_at", "-id")


def results_of(visit: Visit) -> QuerySet[VisitResult]:
    """What came of it, the newest first."""
    here = VisitResult.objects.filter(organisation_id=visit.organisation_id, visit_id=visit.id)
    return here.select_related("recorded_by").order_by("-recorded_at", "-id")


def interviews(organisation: UUID) -> QuerySet[Interview]:
    """Every slot that was ever booked, by its day."""
    here = Interview.objects.filter(organisation_id=organisation)
    people = ("leader", "booked_by", "ended_by", "visit")
    return here.select_related(*people).order_by("interview_on", "begins", "id")


def interviews_of(visit: Visit) -> QuerySet[Interview]:
    return interviews(visit.organisation_id).filter(visit_id=visit.id)


def interview(organisation: UUID, id: UUID) -> Interview:
    """Raises Unknown for none, and for somebody else's."""
    found = interviews(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("booking")
    return found


def last_day(visit: Visit) -> date | None:
    """Until when they stay, as far as somebody wrote it down."""
    newest = plans_of(visit).first()
    return newest.until_on if newest else None


LOOKED_AT = Prepared(
    lambda organisation: seen(organisation).values_list("audit_id").order_by(), organisation=UUIDField()
)


def looked_at(organisation: UUID) -> set[UUID]:
    """Which internal audits somebody in top management has looked at."""
    return {audit for (audit,) in LOOKED_AT.values(organisation=organisation)}


def seen(organisation: UUID) -> QuerySet[AuditSeen]:
    """Who in top management looked at which internal audit, the earliest first."""
    here = AuditSeen.objects.filter(organisation_id=organisation)
    return here.select_related("seen_by", "audit").order_by("seen_at", "id")
