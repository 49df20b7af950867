from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.answer_finding import LONGEST_ANSWER
from countersign.audits.entries import AuditFindingVerified
from countersign.audits.models import AuditFinding
from countersign.audits.permissions import check_can_verify
from countersign.audits.queries import Followed, allowed_in, conflicts, covers, follow, is_nonconformity
from countersign.audits.queries import finding as finding_with
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import person, today


@command
def verify_finding(
    *, finding_id: UUID, revision_shown: int, closed_on: date, closing: str, by: Actor, at: datetime
) -> Ref:
    """Close what an internal audit found, once somebody independent of it has seen that it is done (9.2.2; 10.2)."""
    finding = locked(AuditFinding, by.organisation, finding_id)
    now = follow(by.organisation, finding_with(by.organisation, finding_id))
    check_can_verify(by, finding, revision_shown, now.answer)
    check_address_has_settled(by, at)
    check_is_independent(now, by, closed_on)
    check_closing(now, closed_on, closing, today(by.organisation, at))
    finding.closed_on, finding.closing = closed_on, closing.strip()
    finding.closed_at, finding.closed_by_id = at, who(by)
    write(finding, AuditFindingVerified(occurred_on=closed_on))
    return finding.ref


def check_is_independent(now: Followed, by: Actor, on: date) -> None:
    """Whoever closes it is as independent of what was audited as whoever audited it had to be (S3)."""
    audit = now.row.audit
    if audit is None:
        return
    someone = person(by.organisation, who(by))
    found = conflicts(audit, someone, on)
    if found and not covers(allowed_in(audit, someone.id), found):
        why = " ".join(str(one.says(str(someone))) for one in found)
        raise Refused(say("Somebody independent of what was audited closes this. {why}", why=why))


def check_closing(now: Followed, closed_on: date, closing: str, on: date, *, told: bool = False) -> None:
    """A nonconformity has an answer, and what was answered is done; what is less grave may be closed without.

    ``told``: the certifier closed it, and looked at that themselves.
    """
    if closed_on > on:
        raise Refused("That day lies ahead: a finding is closed once it is done.")
    if closed_on < now.row.raised_on:
        raise Refused("It was raised after that day: look at the day of closing.")
    if not closing.strip():
        raise Refused("Say what showed that it is done: evidence, not a promise.")
    if len(closing.strip()) > LONGEST_ANSWER:
        raise Refused(say("Say each of it in at most {n} characters.", n=LONGEST_ANSWER))
    if not told and is_nonconformity(now.row) and (now.answer is None or now.answer.done_on is None):
        raise Refused("A nonconformity is closed once it was answered, and what keeps it from coming back is done.")
    if now.answer is not None and now.answer.done_on is not None and now.answer.done_on > closed_on:
        raise Refused("It was done after that day: look at the day of closing.")
