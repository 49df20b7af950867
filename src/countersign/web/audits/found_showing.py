"""From a finding to what the templates show: what was seen, what was said to it, and who does what next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.audits import permissions, queries
from countersign.audits.enums import FindingGrade, FindingState, VisitKind
from countersign.audits.queries import Followed
from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Refused, Unknown
from countersign.web.audits.internal_showing import address, auditor
from countersign.web.audits.words import CALLED, FINDINGS, GRADE

if TYPE_CHECKING:
    from countersign.audits.models import FindingAnswer

__all__ = ["address", "life", "line", "shown", "steps", "theirs"]


def theirs(request: Visit, id: UUID) -> Followed:
    """A finding that this reader may see. Raises Unknown for others, as for one of somebody else's organisation."""
    here = request.organisation.id
    row = queries.finding(here, id)
    if not permissions.reads_all(request.actor):
        mine = queries.about(queries.findings(here).filter(id=row.id), request.actor.person).exists()
        if not mine:
            raise Unknown("auditfinding")
    return queries.follow(here, row)


def line(request: Visit, one: Followed) -> dict[str, Any]:
    """One finding in a list."""
    row = one.row
    return {
        "label": row.label,
        "clause": row.clause,
        "grade": row.grade.lower(),
        "word": _(GRADE[FindingGrade(row.grade)]),
        "seen": row.seen,
        "owner": str(row.owner),
        "raised_on": row.raised_on,
        "due_on": one.due_on,
        "late": one.is_late(request.today),
        "stands": _(FINDINGS[one.state]),
        "open": not row.ended,
        "source": source(one),
        "url": address(request, "finding", row.id),
    }


def source(one: Followed) -> str:
    """Which audit found it."""
    if one.row.audit is not None:
        return one.row.audit.title
    visit = one.row.visit
    if visit is None:  # pragma: no cover - every finding is of one of the two
        return ""
    name = _(CALLED[VisitKind(visit.kind)])
    return f"{name}, {visit.certifier}" if visit.certifier else name


def shown(request: Visit, one: Followed) -> dict[str, Any]:
    row = one.row
    found_by = auditor(row.audit) if row.audit else (row.visit.certifier if row.visit else "")
    off = {"at": row.withdrawn_at, "by": str(row.withdrawn_by), "because": row.withdrawn_because}
    audit_url = address(request, "internal", row.audit_id) if row.audit_id else ""
    visit_url = address(request, "visit", row.visit_id) if row.visit_id else ""
    return {
        **line(request, one),
        "code": row.code,
        "reference": row.reference,
        "external": row.is_external,
        "found_by": found_by,
        "raised_by": str(row.raised_by),
        "raised_at": row.raised_at,
        "first_due_on": row.due_on,
        "closed_on": row.closed_on,
        "closed_at": row.closed_at,
        "closed_by": str(row.closed_by) if row.closed_by_id else "",
        "closing": row.closing,
        "letter": row.letter,
        "off": off if row.withdrawn_at else None,
        "answers": [answered(each) for each in one.answers],
        "waits_for": waits_for(one),
        "source_url": audit_url or visit_url,
    }


def answered(one: FindingAnswer) -> dict[str, Any]:
    return {
        "cause": one.cause,
        "correction": one.correction,
        "action": one.action,
        "action_owner": str(one.action_owner),
        "action_due_on": one.action_due_on,
        "answered_by": str(one.answered_by),
        "answered_at": one.answered_at,
        "outcome": one.outcome,
        "done_on": one.done_on,
        "done_at": one.done_at,
        "done_by": str(one.done_by) if one.done_by_id else "",
        "returned_at": one.returned_at,
        "returned_by": str(one.returned_by) if one.returned_by_id else "",
        "returned_because": one.returned_because,
    }


def waits_for(one: Followed) -> str:
    """Whose turn it is, in a sentence."""
    if one.state is FindingState.OPEN:
        return _("{name} says why it came about, and what keeps it from coming back.").format(name=str(one.row.owner))
    if one.state is FindingState.ANSWERED and one.answer is not None:
        return _("{name} does what was answered.").format(name=str(one.answer.action_owner))
    if one.state is FindingState.DONE:
        if one.row.is_external:
            return _("The certifier says whether that is enough.")
        return _("An internal auditor who has no part in it looks whether that is enough.")
    return ""


def life(request: Visit, one: Followed) -> list[dict[str, Any]]:
    """What became of it, in the order of the days, and what is to come."""
    zone, row = request.organisation.time_zone, one.row
    told = [happened(row.raised_on, _("Raised"), recorded(day_in(zone, row.raised_at), row.raised_on, row.raised_by))]
    for each in one.answers:
        told.append(happened(day_in(zone, each.answered_at), _("Answered"), str(each.answered_by)))
        if each.done_on and each.done_at:
            by = recorded(day_in(zone, each.done_at), each.done_on, each.done_by)
            told.append(happened(each.done_on, _("Done"), by))
        if each.returned_at:
            told.append(happened(day_in(zone, each.returned_at), _("Returned"), str(each.returned_by)))
    for day in one.days:
        detail = recorded(day_in(zone, day.agreed_at), day.agreed_on, day.agreed_by)
        until = _("Another day agreed: {day}").format(day=spelled(day.due_on))
        told.append(happened(day.agreed_on, until, f"{detail}: {day.because}" if day.because else detail))
    told.sort(key=lambda each: each["on"])
    if row.closed_on and row.closed_at:
        told.append(
            happened(row.closed_on, _("Closed"), recorded(day_in(zone, row.closed_at), row.closed_on, row.closed_by))
        )
    elif row.withdrawn_at:
        told.append(happened(day_in(zone, row.withdrawn_at), _("Withdrawn"), str(row.withdrawn_by)))
    else:
        told.append({"on": one.due_on, "by": True, "title": _("Closed"), "done": False})
    return told


def happened(on: date, title: str, detail: str) -> dict[str, Any]:
    return {"on": on, "title": title, "detail": detail, "done": True}


def recorded(at: date, on: date, by: object) -> str:
    """Who, and when it was recorded where that was later."""
    if at == on:
        return str(by)
    return _("{name}, recorded on {day}").format(name=str(by), day=spelled(at))


def spelled(day: date) -> str:
    return written(day, "j F Y")


def steps(request: Visit, one: Followed) -> dict[str, str]:
    """Where this reader can go from here: what the commands would not refuse."""
    by, row, answer, rev = request.actor, one.row, one.answer, one.row.revision
    offered: tuple[tuple[str, Callable[[], None], bool], ...] = (
        (
            "answer_finding",
            lambda: permissions.check_can_answer(by, row, rev),
            answer is None or answer.done_at is None,
        ),
        ("assign_finding", lambda: permissions.check_can_assign(by, row, rev), True),
        ("agree_day", lambda: permissions.check_can_agree(by, row), True),
        ("verify_finding", lambda: permissions.check_can_verify(by, row, rev, answer), closable(one)),
        ("close_elsewhere", lambda: permissions.check_can_close_elsewhere(by, row, rev, answer), True),
        ("withdraw_finding", lambda: permissions.check_can_withdraw(by, row), True),
    )
    found = {f"{name}_url": address(request, name, row.id) for name, check, fits in offered if fits and may(check)}
    if answer is not None:
        if may(lambda: permissions.check_can_finish(by, row, answer)):
            found["finish_url"] = address(request, "finish_answer", answer.id)
        if may(lambda: permissions.check_can_return(by, row, answer)):
            found["return_url"] = address(request, "return_answer", answer.id)
    return found


def closable(one: Followed) -> bool:
    return one.state is FindingState.DONE or not queries.is_nonconformity(one.row)


def may(check: Callable[[], None]) -> bool:
    try:
        check()
    except Refused:
        return False
    return True
