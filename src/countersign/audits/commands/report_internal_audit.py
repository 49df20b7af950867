from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.conduct_internal_audit import check_result, conclude
from countersign.audits.commands.plan_internal_audit import check_independent
from countersign.audits.entries import InternalAuditReported
from countersign.audits.models import InternalAudit
from countersign.audits.permissions import check_can_report
from countersign.audits.queries import auditor_of
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def report_internal_audit(
    *,
    audit_id: UUID,
    revision_shown: int,
    conducted_on: date,
    result: str,
    report: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record what an auditor did who cannot say it here: somebody from outside, or who has left.

    It is never proof alone: the auditor's own report is, and so it has to be said where that is.
    """
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_report(by, audit, revision_shown)
    on = today(by.organisation, at)
    check_cannot_say_it(audit, on)
    check_was_here(audit, conducted_on)
    check_result(conducted_on, result, report, on)
    if not report.strip():
        raise Refused("Say what the auditor's report is called and where it is: it is the proof, this is only a note.")
    check_independent(audit, conducted_on)
    conclude(audit, conducted_on, result, report)
    audit.conducted_at, audit.recorded_by_id = at, who(by)
    write(audit, InternalAuditReported(occurred_on=conducted_on))
    return audit.ref


def check_cannot_say_it(audit: InternalAudit, on: date) -> None:
    auditor = auditor_of(audit)
    if auditor is None and not audit.is_outside:
        raise Refused("Nobody is named yet who conducts this audit: put that into the plan first.")
    if auditor and (auditor.left_on is None or auditor.left_on > on):
        raise Refused(say("{name} is here, and records it in their own name.", name=str(auditor)))


def check_was_here(audit: InternalAudit, conducted_on: date) -> None:
    auditor = auditor_of(audit)
    if auditor and auditor.left_on is not None and conducted_on >= auditor.left_on:
        told = "{name} left on {day}, and conducted nothing from then on: look at the day of the audit."
        raise Refused(say(told, name=str(auditor), day=auditor.left_on))
