"""Reads of requests, decisions and budgets."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.refusals import Unknown
from countersign.resources.enums import Verdict
from countersign.resources.models import Budget, Decision, Request

PEOPLE = ("raised_by", "recorded_by", "risk_accepted_by", "released_by", "concluded_by", "withdrawn_by")
HANDS = ("decided_by", "recorded_by", "risk_owner")


def requests(organisation: UUID) -> QuerySet[Request]:
    """Everything that was ever asked for, the latest first."""
    here = Request.objects.filter(organisation_id=organisation)
    return here.select_related(*PEOPLE).order_by("-raised_on", "-id")


def request(organisation: UUID, id: UUID) -> Request:
    """Raises Unknown for none, and for somebody else's."""
    found = requests(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("resource")
    return found


def decisions(organisation: UUID) -> QuerySet[Decision]:
    """Every decision, in the order in which they were taken."""
    here = Decision.objects.filter(organisation_id=organisation)
    return here.select_related(*HANDS).order_by("decided_on", "id")


def decisions_about(request: Request) -> QuerySet[Decision]:
    return decisions(request.organisation_id).filter(request_id=request.id)


def decision(organisation: UUID, id: UUID) -> Decision:
    """Raises Unknown for none, and for somebody else's."""
    found = decisions(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("resourcedecision")
    return found


def final_decision(request: Request) -> Decision | None:
    """What was decided in the end; None while nobody has said yes or no."""
    return decisions_about(request).exclude(verdict=Verdict.DEFERRED.value).first()


def budgets(organisation: UUID) -> QuerySet[Budget]:
    """Every budget that was ever put forward, the latest year first."""
    here = Budget.objects.filter(organisation_id=organisation)
    return here.select_related("proposed_by", "approved_by", "recorded_by", "withdrawn_by").order_by(
        "-begins_on", "-id"
    )


def budget(organisation: UUID, id: UUID) -> Budget:
    """Raises Unknown for none, and for somebody else's."""
    found = budgets(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("budget")
    return found
