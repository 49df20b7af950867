"""Who plans audits, conducts them, and lets somebody do so who is not independent."""

from __future__ import annotations

from countersign.audits.enums import MAY_BECOME, AuditExceptionState, InternalAuditState, VisitState
from countersign.audits.models import AuditException, InternalAudit, Visit
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale

MAY: dict[str, dict[Hat, str]] = {
    "visit.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "visit.plan": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "visit.change": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "visit.call_off": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "internalaudit.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "internalaudit.plan": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "internalaudit.change": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "internalaudit.call_off": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "internalaudit.conduct": {Hat.INTERNAL_AUDITOR: OWN},
    "internalaudit.report": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditexception.request": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditexception.approve": {Hat.TOP_MANAGEMENT: ALL},
    "auditexception.close": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
}
"""Planning is coordinating: the ISMS lead may. Conducting is the auditor's own act, and nobody else's (S3)."""

STANDS: dict[InternalAuditState, str] = {
    InternalAuditState.PLANNED: "This audit has not been conducted yet.",
    InternalAuditState.CONDUCTED: "This audit was conducted: what is recorded of it stands.",
    InternalAuditState.CALLED_OFF: "This audit was called off: plan another one.",
}
ALLOWED: dict[AuditExceptionState, str] = {
    AuditExceptionState.REQUESTED: "Top management has not decided about this exception yet.",
    AuditExceptionState.APPROVED: "Top management has approved this exception already.",
    AuditExceptionState.REFUSED: "This exception was refused or taken back.",
    AuditExceptionState.ENDED: "This exception was ended.",
}
"""Why a step is not possible: where it stands instead."""

ANOTHER_LEADER = (
    "another member of top management decides. If nobody else leads any more, you can once that has been on record "
    "for 72 hours."
)


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


def check_can_plan_internal(by: Actor) -> None:
    if not allowed(MAY, by, "internalaudit.plan"):
        raise Refused("Only the ISMS lead or an internal auditor can plan an internal audit.")


def check_can_change_internal(by: Actor, audit: InternalAudit, revision_shown: int) -> None:
    if not allowed(MAY, by, "internalaudit.change"):
        raise Refused("Only the ISMS lead or an internal auditor can change an internal audit.")
    check_planned(audit, revision_shown)


def check_can_call_off_internal(by: Actor, audit: InternalAudit) -> None:
    if not allowed(MAY, by, "internalaudit.call_off"):
        raise Refused("Only the ISMS lead or an internal auditor can call an internal audit off.")
    if audit.state is not InternalAuditState.PLANNED:
        raise Refused(STANDS[audit.state])


def check_can_conduct(by: Actor, audit: InternalAudit, revision_shown: int) -> None:
    """Whoever is named as the auditor, and nobody for them; access to record it comes from top management."""
    if audit.auditor_id is None or by.person != audit.auditor_id:
        raise Refused("Only the auditor can record that they conducted this audit.")
    if not allowed(MAY, by, "internalaudit.conduct"):
        raise Refused("You need the access of an internal auditor to record an audit: top management gives it.")
    check_planned(audit, revision_shown)


def check_can_report(by: Actor, audit: InternalAudit, revision_shown: int) -> None:
    if not allowed(MAY, by, "internalaudit.report"):
        raise Refused("Only the ISMS lead or an internal auditor can record what an auditor from outside did.")
    check_planned(audit, revision_shown)


def check_planned(audit: InternalAudit, revision_shown: int) -> None:
    if audit.state is not InternalAuditState.PLANNED:
        raise Refused(STANDS[audit.state])
    if audit.revision != revision_shown:
        raise Stale("Somebody changed this audit after you opened it. Look at it again, then save.")


def check_can_request_exception(by: Actor, audit: InternalAudit, revision_shown: int) -> None:
    if not allowed(MAY, by, "auditexception.request"):
        raise Refused("Only the ISMS lead or an internal auditor can ask for an exception.")
    check_planned(audit, revision_shown)


def check_can_approve_exception(by: Actor, row: AuditException, capacity: str, only_leader: bool) -> None:
    """Top management decides: whoever is on the register on the day of the act, read again under the lock.

    Never about an exception for themselves, also where nobody else leads: then somebody from outside audits (S5). About
    one that they asked for, only where nobody else leads (S1). ``capacity``: what the register says of the actor.
    """
    if not capacity or not allowed(MAY, by, "auditexception.approve"):
        raise Refused("Only top management can let somebody audit who is not independent.")
    if row.state is not AuditExceptionState.REQUESTED:
        raise Refused(ALLOWED[row.state])
    if row.is_about(by.person):
        raise Refused("This exception is for you: another member of top management decides, or somebody else audits.")
    if row.requested_by_id == by.person and not only_leader:
        raise Refused("You asked for this exception: " + ANOTHER_LEADER)


def check_can_close_exception(by: Actor, row: AuditException) -> None:
    """What top management has approved, only top management ends."""
    if not allowed(MAY, by, "auditexception.close"):
        raise Refused("Only top management, the ISMS lead or an internal auditor can end this exception.")
    if row.state not in (AuditExceptionState.REQUESTED, AuditExceptionState.APPROVED):
        raise Refused(ALLOWED[row.state])
    if row.state is AuditExceptionState.APPROVED and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("Top management has approved this exception: only top management can end it.")
