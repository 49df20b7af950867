"""What audits tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.audits.enums import VisitKind
from countersign.audits.facts import Audit, InternalAudit, Kind
from countersign.audits.models import InternalAudit as Row
from countersign.audits.models import Visit
from countersign.audits.queries.calendar import Calendar
from countersign.kernel.instants import day_in
from countersign.people.queries import organisation as organisation_with

KINDS: dict[VisitKind, Kind] = {
    VisitKind.STAGE_1: "stage1",
    VisitKind.STAGE_2: "stage2",
    VisitKind.SURVEILLANCE: "surveillance",
    VisitKind.RECERTIFICATION: "recertification",
}
"""What the dossier calls them. The rules ask about certification: a customer's audit is on the list, not in there."""


def collect_facts(organisation: UUID, as_of: date, calendar: Calendar | None = None) -> tuple[Audit, ...]:
    """The audits of a certification, past and planned, as of a day: what was called off by then is left out.

    ``calendar``: what whoever asks has read already.
    """
    calendar = calendar or Calendar(organisation_with(organisation))
    zone = calendar.firm.time_zone
    certifying = [one for one in calendar.visits if VisitKind(one.kind) in KINDS]
    return tuple(
        Audit(kind=KINDS[VisitKind(one.kind)], on=one.visit_on)
        for one in sorted(certifying, key=lambda one: (one.visit_on, one.id))
        if not called_off_by(one, as_of, zone)
    )


def called_off_by(visit: Visit, day: date, zone: str) -> bool:
    return visit.called_off_at is not None and day_in(zone, visit.called_off_at) <= day


def collect_internal(organisation: UUID, as_of: date, calendar: Calendar | None = None) -> tuple[InternalAudit, ...]:
    """The internal audits conducted by a day, the earliest first. What is planned proves nothing.

    Roles stand under their key. An auditor from outside stands under the firm, never under their own name.
    """
    calendar = calendar or Calendar(organisation_with(organisation))
    conducted = [(one.conducted_on, one) for one in calendar.internal if one.conducted_on is not None]
    return tuple(told(one, on) for on, one in sorted(conducted, key=lambda both: (both[0], both[1].id)) if on <= as_of)


def told(one: Row, on: date) -> InternalAudit:
    isms = ["isms"] if one.audits_isms else []
    return InternalAudit(
        on=on,
        by=one.auditor.ref if one.auditor else one.firm,
        subject_roles=tuple(one.subject_roles),
        subjects=(*isms, *one.departments, *one.subject_roles),
        covers=tuple(one.covers),
    )
