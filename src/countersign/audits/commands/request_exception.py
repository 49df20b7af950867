from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import AuditExceptionRequested
from countersign.audits.models import AuditException, InternalAudit
from countersign.audits.permissions import ALLOWED, check_can_request_exception
from countersign.audits.queries import conflicts, exceptions_to, kept
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today

LONGEST_REASON = 1000


@command
def request_exception(
    *,
    audit_id: UUID,
    revision_shown: int,
    auditor_id: UUID,
    reason: str,
    safeguards: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Ask top management to let somebody conduct an audit who would audit their own work: why, and what guards it.

    What stands against them is worked out for the day of the audit, and is part of what is approved.
    """
    audit = locked(InternalAudit, by.organisation, audit_id)
    check_can_request_exception(by, audit, revision_shown)
    auditor = person(by.organisation, auditor_id)
    check_is_here(auditor, today(by.organisation, at))
    check_words(reason, safeguards)
    found = conflicts(audit, auditor, audit.audit_on)
    if not found:
        raise Refused(say("Nothing stands against {name}: name them in the plan of the audit.", name=str(auditor)))
    if before := exceptions_to(audit).filter(auditor_id=auditor.id, closed_at=None).first():
        raise Refused(ALLOWED[before.state])
    row = AuditException(
        id=new_id(at),
        organisation_id=by.organisation,
        audit=audit,
        auditor=auditor,
        conflicts=kept(found),
        reason=reason.strip(),
        safeguards=safeguards.strip(),
        requested_at=at,
        requested_by_id=who(by),
    )
    row.document = row.digest
    write(row, AuditExceptionRequested(docs=(row.document,)))
    return row.ref


def check_words(reason: str, safeguards: str) -> None:
    if not reason.strip():
        raise Refused("Say why nobody else can do it: an auditor will ask, and the reason is the answer.")
    if not safeguards.strip():
        raise Refused("Say what guards the result: who reads along, or which part somebody else looks at.")
    check_length(reason)
    check_length(safeguards)


def check_length(text: str) -> None:
    if len(text.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
