"""What audits tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.audits.enums import VisitKind
from countersign.audits.facts import Audit, Kind
from countersign.audits.models import Visit
from countersign.audits.queries.rows import visits
from countersign.kernel.instants import day_in

KINDS: dict[VisitKind, Kind] = {
    VisitKind.STAGE_1: "stage1",
    VisitKind.STAGE_2: "stage2",
    VisitKind.SURVEILLANCE: "surveillance",
    VisitKind.RECERTIFICATION: "recertification",
}
"""What the dossier calls them. The rules ask about certification: a customer's audit is on the list, not in there."""


def collect_facts(organisation: UUID, as_of: date) -> tuple[Audit, ...]:
    """The audits of a certification, past and planned, as of a day: what was called off by then is left out."""
    certifying = visits(organisation).filter(kind__in=[kind.value for kind in KINDS]).order_by("visit_on", "id")
    return tuple(
        Audit(kind=KINDS[VisitKind(one.kind)], on=one.visit_on)
        for one in certifying.select_related("organisation")
        if not called_off_by(one, as_of)
    )


def called_off_by(visit: Visit, day: date) -> bool:
    return visit.called_off_at is not None and day_in(visit.organisation.time_zone, visit.called_off_at) <= day
