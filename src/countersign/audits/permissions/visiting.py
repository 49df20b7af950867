"""Who prepares a visit from outside, writes down what came of it, and looks at what one's own audits found."""

from __future__ import annotations

from countersign.audits.enums import InternalAuditState, VisitState
from countersign.audits.models import InternalAudit, Interview, Visit
from countersign.audits.permissions.planning import STANDS
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.kernel.refusals import Refused

MAY: dict[str, dict[Hat, str]] = {
    "visitplan.record": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "visitresult.record": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "booking.make": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "booking.end": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "auditseen.confirm": {Hat.TOP_MANAGEMENT: ALL},
}

OFF = "This audit was called off: plan another one."


def check_can_prepare(by: Actor, visit: Visit) -> None:
    if not allowed(MAY, by, "visitplan.record"):
        raise Refused("Only top management or the ISMS lead can write down what the certifier sent.")
    check_takes_place(visit)


def check_can_record_result(by: Actor, visit: Visit) -> None:
    if not allowed(MAY, by, "visitresult.record"):
        raise Refused("Only top management or the ISMS lead can write down what came of an external audit.")
    check_takes_place(visit)


def check_can_book(by: Actor, visit: Visit) -> None:
    if not allowed(MAY, by, "booking.make"):
        raise Refused("Only top management or the ISMS lead can book an interview.")
    check_takes_place(visit)


def check_takes_place(visit: Visit) -> None:
    if visit.state is VisitState.CALLED_OFF:
        raise Refused(OFF)


def check_can_end_interview(by: Actor, interview: Interview) -> None:
    if not allowed(MAY, by, "booking.end"):
        raise Refused("Only top management or the ISMS lead can take an interview back.")
    if interview.ended_at is not None:
        raise Refused("This interview was taken back before.")


def check_can_see(by: Actor, audit: InternalAudit, capacity: str) -> None:
    """``capacity``: what the register says of the actor on the day of the act."""
    if not capacity or not allowed(MAY, by, "auditseen.confirm"):
        raise Refused("Only top management puts its name to having seen what an audit found.")
    if audit.state is not InternalAuditState.CONDUCTED:
        raise Refused(STANDS[audit.state])
