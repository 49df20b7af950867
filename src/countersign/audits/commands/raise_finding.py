from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import LATEST
from countersign.audits.entries import AuditFindingRaised
from countersign.audits.enums import FindingGrade
from countersign.audits.models import AuditFinding, InternalAudit, Visit
from countersign.audits.permissions import check_can_raise
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import person, today

LONGEST_SEEN = 2000
LONGEST_CLAUSE = LONGEST_CODE = 16
LONGEST_REFERENCE = 60


@dataclass(frozen=True, kw_only=True)
class Found:
    """What an auditor found.

    ``clause``: the part of the standard, "5.3" or "A.5.1". ``code``: the rule that says the same, where there is one.
    ``reference``: what the certifier calls it. ``seen``: what was seen, without names. ``due_on``: the agreed day.
    """

    grade: FindingGrade
    clause: str
    seen: str
    raised_on: date
    owner_id: UUID
    due_on: date | None = None
    code: str = ""
    reference: str = ""


@command
def raise_finding(*, audit_id: UUID, found: Found, by: Actor, at: datetime) -> Ref:
    """Record what one found in an audit that one conducted, and how grave it is. It is the auditor's own act."""
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_raise(by, audit)
    check_address_has_settled(by, at)
    finding = written_down(audit, found, by, at)
    write(finding, AuditFindingRaised(occurred_on=found.raised_on))
    return finding.ref


def written_down(of: InternalAudit | Visit, found: Found, by: Actor, at: datetime) -> AuditFinding:
    """The row, once all of it makes sense. Raises Unknown for somebody else's people."""
    on = today(by.organisation, at)
    began = of.visit_on if isinstance(of, Visit) else of.conducted_on or of.audit_on
    check_makes_sense(found, began, on)
    owner = person(by.organisation, found.owner_id)
    check_is_here(owner, on)
    if isinstance(of, InternalAudit) and owner.id == of.auditor_id:
        raise Refused(say("{name} conducted this audit: somebody else answers what it found.", name=str(owner)))
    return AuditFinding(
        id=new_id(at),
        organisation_id=by.organisation,
        audit=of if isinstance(of, InternalAudit) else None,
        visit=of if isinstance(of, Visit) else None,
        grade=found.grade.value,
        code=found.code,
        clause=found.clause.strip(),
        reference=clean(found.reference).strip(),
        seen=found.seen.strip(),
        raised_on=found.raised_on,
        due_on=found.due_on,
        owner=owner,
        raised_at=at,
        raised_by_id=who(by),
    )


def check_makes_sense(found: Found, began: date, on: date) -> None:
    if not found.seen.strip():
        raise Refused("Say what was seen: a finding without it helps nobody.")
    if len(found.seen.strip()) > LONGEST_SEEN:
        raise Refused(say("Say what was seen in at most {n} characters; the report holds the rest.", n=LONGEST_SEEN))
    if not found.clause.strip() or len(found.clause.strip()) > LONGEST_CLAUSE:
        raise Refused("Say which part of the standard it is about, for example 5.3 or A.5.1.")
    if len(found.code) > LONGEST_CODE or len(found.reference) > LONGEST_REFERENCE:
        raise Refused(say("The certifier's own number has at most {n} characters.", n=LONGEST_REFERENCE))
    if found.raised_on > on:
        raise Refused("That day lies ahead: a finding is recorded once it was raised.")
    if found.raised_on < began:
        raise Refused(say("The audit was on {day}: it found nothing before that.", day=began))
    if found.due_on is not None and not found.raised_on <= found.due_on <= date(LATEST, 12, 31):
        raise Refused("The agreed day comes after the finding: look at the two days.")
