"""Who raises a finding, answers it, and says that it is done: never the same person (9.2.2; 10.2)."""

from __future__ import annotations

from countersign.audits.enums import FindingState, InternalAuditState, VisitState
from countersign.audits.models import AuditFinding, FindingAnswer, InternalAudit, Visit
from countersign.audits.permissions.planning import STANDS
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale

EVERYBODY_S_OWN = dict.fromkeys((Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT, Hat.STAFF), OWN)

MAY: dict[str, dict[Hat, str]] = {
    "auditfinding.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.EXTERNAL_AUDITOR), ALL),
        **EVERYBODY_S_OWN,
    },
    "auditfinding.raise": {Hat.INTERNAL_AUDITOR: OWN},
    "auditfinding.record": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.assign": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.answer": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: OWN, **EVERYBODY_S_OWN},
    "auditfinding.finish": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: OWN, **EVERYBODY_S_OWN},
    "auditfinding.return": {Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.agree": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.verify": {Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.close_elsewhere": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.withdraw": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "auditfinding.export": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
}
"""The auditor raises and closes; the owner answers, and the ISMS lead in their place. Of a certifier's finding the
ISMS lead or an internal auditor writes down what the certifier said."""

ENDED: dict[FindingState, str] = {
    FindingState.CLOSED: "This finding is closed: what is recorded of it stands.",
    FindingState.WITHDRAWN: "This finding was withdrawn: it counts for nothing.",
}


def reads_all(by: Actor) -> bool:
    """Every finding, or only those that are one's own?"""
    return any(MAY["auditfinding.read"].get(hat) == ALL for hat in by.hats)


def check_can_raise(by: Actor, audit: InternalAudit) -> None:
    if audit.auditor_id is None or by.person != audit.auditor_id:
        raise Refused("Only whoever conducted this audit raises what it found.")
    if not allowed(MAY, by, "auditfinding.raise"):
        raise Refused("You need the access of an internal auditor to raise a finding: top management gives it.")
    if audit.state is not InternalAuditState.CONDUCTED:
        raise Refused(STANDS[audit.state])


def check_can_record(by: Actor, of: InternalAudit | Visit) -> None:
    if not allowed(MAY, by, "auditfinding.record"):
        raise Refused("Only the ISMS lead or an internal auditor can write down what an auditor from outside found.")
    if isinstance(of, Visit):
        if of.state is VisitState.CALLED_OFF:
            raise Refused("This audit was called off: it found nothing.")
    elif of.state is not InternalAuditState.CONDUCTED:
        raise Refused(STANDS[of.state])


def check_can_assign(by: Actor, finding: AuditFinding, revision_shown: int) -> None:
    if not allowed(MAY, by, "auditfinding.assign"):
        raise Refused("Only the ISMS lead or an internal auditor can say who answers a finding.")
    check_open(finding, revision_shown)


def check_can_answer(by: Actor, finding: AuditFinding, revision_shown: int) -> None:
    if not allowed(MAY, by, "auditfinding.answer") or (Hat.ISMS_LEAD not in by.hats and not finding.is_of(by.person)):
        raise Refused("Only the owner of this finding, or the ISMS lead, can answer it.")
    check_open(finding, revision_shown)


def check_can_finish(by: Actor, finding: AuditFinding, answer: FindingAnswer) -> None:
    theirs = by.person is not None and by.person in (finding.owner_id, answer.action_owner_id)
    if not allowed(MAY, by, "auditfinding.finish") or (Hat.ISMS_LEAD not in by.hats and not theirs):
        raise Refused("Only whoever answers this finding or does the work, or the ISMS lead, can say that it is done.")
    check_open(finding)
    if answer.returned_at is not None:
        raise Refused("This answer was returned: another one has to follow first.")
    if answer.done_at is not None:
        raise Refused("This is recorded as done already.")


def check_can_return(by: Actor, finding: AuditFinding, answer: FindingAnswer) -> None:
    if not allowed(MAY, by, "auditfinding.return"):
        raise Refused("Only an internal auditor can return an answer.")
    check_open(finding)
    check_no_part(by, finding, answer)
    if answer.returned_at is not None:
        raise Refused("This answer was returned before.")


def check_can_agree(by: Actor, finding: AuditFinding) -> None:
    """Of one's own audits the auditor agrees to another day; of a certifier's, what they agreed to is written down."""
    if not allowed(MAY, by, "auditfinding.agree"):
        raise Refused("Only an internal auditor or the ISMS lead can record another agreed day.")
    if not finding.is_external and Hat.INTERNAL_AUDITOR not in by.hats:
        raise Refused("An internal auditor agrees to another day for what an internal audit found.")
    check_open(finding)
    if not finding.is_external and finding.is_of(by.person):
        raise Refused("You answer this finding: another internal auditor agrees to another day.")


def check_can_verify(by: Actor, finding: AuditFinding, revision_shown: int, answer: FindingAnswer | None) -> None:
    if finding.is_external:
        raise Refused("An auditor from outside raised this: write down when, and in which letter, they closed it.")
    if not allowed(MAY, by, "auditfinding.verify"):
        raise Refused("Only an internal auditor can see that this finding is done, and close it.")
    check_open(finding, revision_shown)
    check_no_part(by, finding, answer)


def check_can_close_elsewhere(
    by: Actor, finding: AuditFinding, revision_shown: int, answer: FindingAnswer | None
) -> None:
    if not finding.is_external:
        raise Refused("An internal audit found this: an internal auditor looks at it and closes it.")
    if not allowed(MAY, by, "auditfinding.close_elsewhere"):
        raise Refused("Only the ISMS lead or an internal auditor can write down that the certifier closed a finding.")
    check_open(finding, revision_shown)
    check_no_part(by, finding, answer)


def check_can_withdraw(by: Actor, finding: AuditFinding) -> None:
    """Nobody takes away what they have to answer."""
    if not allowed(MAY, by, "auditfinding.withdraw"):
        raise Refused("Only an internal auditor or the ISMS lead can withdraw a finding that was recorded by mistake.")
    if not finding.is_external and Hat.INTERNAL_AUDITOR not in by.hats:
        raise Refused("Only an internal auditor can withdraw what an internal audit found.")
    check_open(finding)
    if finding.is_of(by.person):
        raise Refused("You answer this finding: somebody else withdraws it.")


def check_no_part(by: Actor, finding: AuditFinding, answer: FindingAnswer | None) -> None:
    """Whoever owns it, answered it or did the work has no say in whether that is enough (S5; 9.2.2)."""
    part = {finding.owner_id}
    if answer is not None:
        part |= {answer.answered_by_id, answer.action_owner_id, answer.done_by_id or answer.answered_by_id}
    if by.person in part:
        raise Refused("You have a part in this finding: somebody who is independent of it says whether it is done.")


def check_open(finding: AuditFinding, revision_shown: int | None = None) -> None:
    if finding.closed_at is not None:
        raise Refused(ENDED[FindingState.CLOSED])
    if finding.withdrawn_at is not None:
        raise Refused(ENDED[FindingState.WITHDRAWN])
    if revision_shown is not None and finding.revision != revision_shown:
        raise Stale("Somebody changed this finding after you opened it. Look at it again, then send it.")
