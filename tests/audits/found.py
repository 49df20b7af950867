"""What audits of Larkbeam found, at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.audits.commands.agree_day import agree_day
from countersign.audits.commands.answer_finding import answer_finding
from countersign.audits.commands.close_elsewhere import close_elsewhere
from countersign.audits.commands.finish_answer import finish_answer
from countersign.audits.commands.raise_finding import Found, raise_finding
from countersign.audits.commands.record_finding import record_finding
from countersign.audits.commands.return_answer import return_answer
from countersign.audits.commands.verify_finding import verify_finding
from countersign.audits.enums import FindingGrade, VisitKind
from countersign.audits.models import AuditFinding
from countersign.audits.queries import Followed, finding, follow
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from tests.audits import internal, worlds
from tests.audits.internal import AUDIT_ON, auditor, lead
from tests.cast import Cast, id_of
from tests.policies.worlds import after

SEEN = "Two of five leavers still had access a week after they had gone."
CAUSE, CORRECTION = "Nobody tells the helpdesk.", "Both accounts were closed."
ACTION, OUTCOME = "HR's list goes to the helpdesk each Friday.", "Three lists, each with a receipt."
CLOSING = "Looked at the three lists, and at the accounts of four leavers."
LETTER = "Letter of 12 January 2026, in the audit folder"
DUE, DONE = date(2026, 3, 2), date(2026, 1, 24)
LAST_VISIT = date(2025, 12, 15)


def said(here: Cast, **changed: Any) -> Found:
    told: dict[str, Any] = {
        "grade": FindingGrade.MINOR,
        "clause": "A.5.18",
        "seen": SEEN,
        "raised_on": AUDIT_ON,
        "due_on": DUE,
        "owner": "mei",
    } | changed
    return Found(owner_id=here.person(told.pop("owner")).id, **told)


def conducted(here: Cast) -> UUID:
    """An internal audit of the ISMS, which Ola conducted."""
    id = internal.planned(here)
    internal.conducted(here, id)
    return id


def raised(
    here: Cast, audit: UUID | None = None, *, by: Actor | None = None, at: datetime | None = None, **changed: Any
) -> UUID:
    """Ola found something, and Mei answers it."""
    of = audit or conducted(here)
    return id_of(raise_finding(audit_id=of, found=said(here, **changed), by=by or auditor(here), at=at or after(20)))


def visited(here: Cast, **changed: Any) -> UUID:
    """Somebody from the certifier was there before Countersign."""
    told: dict[str, Any] = {"kind": VisitKind.STAGE_1, "visit_on": LAST_VISIT} | changed
    return worlds.planned(here, **told)


def recorded(
    here: Cast, visit: UUID | None = None, *, by: Actor | None = None, at: datetime | None = None, **changed: Any
) -> UUID:
    """The certifier found something, and Tom wrote it down."""
    of, told = visit or visited(here), {"raised_on": LAST_VISIT} | changed
    return id_of(record_finding(visit_id=of, found=said(here, **told), by=by or lead(here), at=at or after(20)))


def found(here: Cast, id: UUID) -> AuditFinding:
    return finding(here.organisation, id)


def now(here: Cast, id: UUID) -> Followed:
    return follow(here.organisation, found(here, id))


def answered(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **changed: Any) -> UUID:
    """Mei answers; Ruth does the work."""
    told: dict[str, Any] = {
        "revision_shown": found(here, id).revision,
        "cause": CAUSE,
        "correction": CORRECTION,
        "action": ACTION,
        "action_owner_id": here.person(changed.pop("doer", "ruth")).id,
        "action_due_on": DUE,
    } | changed
    return id_of(answer_finding(finding_id=id, **told, by=by or here.actor("mei", Hat.STAFF), at=at or after(21)))


def finished(here: Cast, answer: UUID, *, by: Actor | None = None, at: datetime | None = None, **changed: Any) -> None:
    told: dict[str, Any] = {"done_on": DONE, "outcome": OUTCOME} | changed
    finish_answer(answer_id=answer, **told, by=by or here.actor("ruth", Hat.STAFF), at=at or after(22))


def returned(here: Cast, answer: UUID, *, by: Actor | None = None, **changed: Any) -> None:
    told = {"because": "That is the symptom. Why does nobody tell them?"} | changed
    return_answer(answer_id=answer, **told, by=by or auditor(here), at=after(23))


def agreed(here: Cast, id: UUID, *, by: Actor | None = None, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "due_on": date(2026, 4, 1),
        "agreed_on": DONE,
        "because": "The list needs a month.",
    } | changed
    return id_of(agree_day(finding_id=id, **told, by=by or auditor(here), at=after(23)))


def done(here: Cast, **changed: Any) -> UUID:
    """A finding whose corrective action is done, and waits for somebody independent."""
    id = raised(here, **changed)
    finished(here, answered(here, id))
    return id


def verified(here: Cast, id: UUID, *, by: Actor | None = None, **changed: Any) -> None:
    told: dict[str, Any] = {
        "revision_shown": found(here, id).revision,
        "closed_on": date(2026, 1, 25),
        "closing": CLOSING,
    } | changed
    verify_finding(finding_id=id, **told, by=by or auditor(here), at=after(24))


def closed_elsewhere(here: Cast, id: UUID, *, by: Actor | None = None, **changed: Any) -> None:
    told: dict[str, Any] = {
        "revision_shown": found(here, id).revision,
        "closed_on": date(2026, 1, 12),
        "closing": CLOSING,
        "letter": LETTER,
    } | changed
    close_elsewhere(finding_id=id, **told, by=by or lead(here), at=after(24))


def kind_of(here: Cast, row: Any) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
