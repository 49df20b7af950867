"""Rows of risks, and of what stands beside them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.refusals import Unknown
from countersign.risks.models import Assessment, Risk, RiskReceipt, Treatment

OF_RISK = ("owner", "named_by", "recorded_by", "closed_by")
OF_TREATMENT = ("carrier", "proposed_by", "approved_by", "carried_out_by", "closed_by")


def risks(organisation: UUID) -> QuerySet[Risk]:
    """Every risk that was ever written down, also those closed, the newest first."""
    here = Risk.objects.filter(organisation_id=organisation)
    return here.select_related(*OF_RISK).order_by("-identified_on", "-recorded_at", "-id")


def risk(organisation: UUID, id: UUID) -> Risk:
    """Raises Unknown for none, and for somebody else's."""
    found = risks(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("risk")
    return found


def assessments(organisation: UUID) -> QuerySet[Assessment]:
    """The latest day first; on one day, what was recorded last."""
    here = Assessment.objects.filter(organisation_id=organisation)
    return here.select_related("assessed_by").order_by("-assessed_on", "-recorded_at", "-id")


def latest_assessment(organisation: UUID, risk: UUID) -> Assessment | None:
    return assessments(organisation).filter(risk_id=risk).first()


def treatments(organisation: UUID) -> QuerySet[Treatment]:
    """Every decision that was ever put forward, the newest first."""
    here = Treatment.objects.filter(organisation_id=organisation)
    return here.select_related("risk", *OF_TREATMENT).order_by("-proposed_at", "-id")


def treatment(organisation: UUID, id: UUID) -> Treatment:
    """Raises Unknown for none, and for somebody else's."""
    found = treatments(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("treatment")
    return found


def open_proposal(organisation: UUID, risk: UUID) -> Treatment | None:
    """What waits for a decision about a risk."""
    return treatments(organisation).filter(risk_id=risk, approved_at=None, closed_at=None).first()


def receipts(organisation: UUID) -> QuerySet[RiskReceipt]:
    """What leaders said who have seen risks, the newest first."""
    here = RiskReceipt.objects.filter(organisation_id=organisation)
    return here.select_related("person").order_by("-seen_at", "-id")
