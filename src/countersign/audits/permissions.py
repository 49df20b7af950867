"""Who may do what with audits. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.audits.enums import MAY_BECOME, VisitState
from countersign.audits.models import Visit
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.kernel.refusals import Refused, Stale

MAY: dict[str, dict[Hat, str]] = {
    "visit.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "visit.plan": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "visit.change": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "visit.call_off": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
}


def check_can_plan(by: Actor) -> None:
    if not allowed(MAY, by, "visit.plan"):
        raise Refused("Only top management or the ISMS lead can write down an external audit.")


def check_can_change(by: Actor, visit: Visit, revision_shown: int) -> None:
    if not allowed(MAY, by, "visit.change"):
        raise Refused("Only top management or the ISMS lead can change an external audit.")
    if visit.state is VisitState.CALLED_OFF:
        raise Refused("This audit was called off: plan another one.")
    if visit.revision != revision_shown:
        raise Stale("Somebody changed this audit after you opened it. Look at it again, then save.")


def check_can_call_off(by: Actor, visit: Visit) -> None:
    if not allowed(MAY, by, "visit.call_off"):
        raise Refused("Only top management or the ISMS lead can call an external audit off.")
    if VisitState.CALLED_OFF not in MAY_BECOME[visit.state]:
        raise Refused("This audit was called off before.")
