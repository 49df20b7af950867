from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_internal_audit import check_independent
from countersign.audits.commands.plan_visit import EARLIEST
from countersign.audits.entries import InternalAuditConducted
from countersign.audits.models import InternalAudit
from countersign.audits.permissions import check_can_conduct
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today

LONGEST_RESULT = 4000
LONGEST_REPORT = 300


@command
def conduct_internal_audit(
    *,
    audit_id: UUID,
    revision_shown: int,
    conducted_on: date,
    result: str,
    report: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Say that one conducted an audit, on which day, and what came of it. It is the auditor's own act (S3; 9.2.2).

    Whether they are independent is asked again, for the day on which they conducted it.
    """
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_conduct(by, audit, revision_shown)
    check_address_has_settled(by, at)
    check_result(conducted_on, result, report, today(by.organisation, at))
    check_independent(audit, conducted_on)
    conclude(audit, conducted_on, result, report)
    audit.conducted_at, audit.recorded_by_id = at, who(by)
    write(audit, InternalAuditConducted(occurred_on=conducted_on))
    return audit.ref


def check_result(conducted_on: date, result: str, report: str, on: date) -> None:
    if conducted_on > on:
        raise Refused("That day lies ahead: an audit is recorded once it has taken place.")
    if conducted_on.year < EARLIEST:
        raise Refused("Look at the year of the audit.")
    if not result.strip():
        raise Refused("Say what came of it: what was looked at, what fits, and what does not.")
    if len(result) > LONGEST_RESULT:
        raise Refused(
            say("Say what came of it in at most {n} characters; the rest stands in the report.", n=LONGEST_RESULT)
        )
    if len(report) > LONGEST_REPORT:
        raise Refused(say("Say where the report is in at most {n} characters.", n=LONGEST_REPORT))


def conclude(audit: InternalAudit, conducted_on: date, result: str, report: str) -> None:
    audit.conducted_on = conducted_on
    audit.result, audit.report = result.strip(), clean(report).strip()
