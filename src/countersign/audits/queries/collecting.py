"""What audits tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.audits.enums import FindingGrade, VisitKind
from countersign.audits.facts import Audit, EarlierFinding, Grades, InternalAudit, Kind
from countersign.audits.models import InternalAudit as Row
from countersign.audits.models import Visit
from countersign.audits.queries.calendar import Calendar
from countersign.audits.queries.findings import Followed
from countersign.kernel.instants import day_in
from countersign.people.queries import organisation as organisation_with

KINDS: dict[VisitKind, Kind] = {
    VisitKind.STAGE_1: "stage1",
    VisitKind.STAGE_2: "stage2",
    VisitKind.SURVEILLANCE: "surveillance",
    VisitKind.RECERTIFICATION: "recertification",
}
"""What the dossier calls them. The rules ask about certification: a customer's audit is on the list, not in there."""

GRADES: dict[FindingGrade, Grades] = {
    FindingGrade.OBSERVATION: "observation",
    FindingGrade.OPPORTUNITY: "opportunity",
    FindingGrade.MINOR: "minor",
    FindingGrade.MAJOR: "major",
}


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


def collect_earlier(organisation: UUID, as_of: date, calendar: Calendar | None = None) -> tuple[EarlierFinding, ...]:
    """What the auditors of a certification had found by a day, the earliest first; withdrawn ones are left out.

    What one's own audits find is put right here and no second time: the rules ask what a certifier will come back to.
    """
    calendar = calendar or Calendar(organisation_with(organisation))
    kinds = {one.id: VisitKind(one.kind) for one in calendar.visits}
    found = [one for one in calendar.external if one.row.visit_id and kinds.get(one.row.visit_id) in KINDS]
    raised = sorted(found, key=lambda one: (one.row.raised_on, one.row.id))
    return tuple(earlier(one, as_of) for one in raised if one.row.raised_on <= as_of)


def earlier(one: Followed, as_of: date) -> EarlierFinding:
    closed_on = one.row.closed_on
    return EarlierFinding(
        code=one.row.label,
        on=one.row.raised_on,
        grade=GRADES[FindingGrade(one.row.grade)],
        due=one.due_by(as_of),
        closed_on=closed_on if closed_on is not None and closed_on <= as_of else None,
    )


def collect_interview(organisation: UUID, as_of: date, calendar: Calendar | None = None) -> bool:
    """Is a slot with somebody who leads booked for the next audit of the certification?

    A slot before the audit begins is of a day to which it was planned once, and holds no more.
    """
    calendar = calendar or Calendar(organisation_with(organisation))
    zone = calendar.firm.time_zone
    ahead = [one for one in calendar.visits if VisitKind(one.kind) in KINDS and one.visit_on >= as_of]
    planned = next((one for one in ahead if not called_off_by(one, as_of, zone)), None)
    if planned is None:
        return False
    slots = [one for one in calendar.interviews if one.visit_id == planned.id and one.interview_on >= planned.visit_on]
    return any(day_in(zone, one.booked_at) <= as_of for one in slots)
