from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import LATEST
from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import FindingDueAgreed
from countersign.audits.models import AuditFinding, FindingDue
from countersign.audits.permissions import check_can_agree
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def agree_day(*, finding_id: UUID, due_on: date, agreed_on: date, because: str, by: Actor, at: datetime) -> Ref:
    """Record another day for a finding that was agreed with the auditor, and why. The earlier ones stay readable."""
    finding = locked(AuditFinding, by.organisation, finding_id)
    check_can_agree(by, finding)
    if agreed_on > today(by.organisation, at):
        raise Refused("The day on which it was agreed lies ahead.")
    if agreed_on < finding.raised_on:
        raise Refused("Nothing could be agreed before the finding was raised: look at the day.")
    if not agreed_on <= due_on <= date(LATEST, 12, 31):
        raise Refused("The new day comes after the one on which it was agreed.")
    if not because.strip():
        raise Refused("Say why another day was agreed: the next auditor asks that first.")
    check_length(because)
    agreed = FindingDue(
        id=new_id(at),
        organisation_id=by.organisation,
        finding=finding,
        due_on=due_on,
        agreed_on=agreed_on,
        because=because.strip(),
        agreed_at=at,
        agreed_by_id=who(by),
    )
    write(agreed, FindingDueAgreed(occurred_on=agreed_on))
    return agreed.ref
