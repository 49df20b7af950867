from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import LATEST
from countersign.audits.entries import FindingAnswerGiven
from countersign.audits.models import AuditFinding, FindingAnswer
from countersign.audits.permissions import check_can_answer
from countersign.audits.queries import finding as finding_with
from countersign.audits.queries import follow
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today

LONGEST_ANSWER = 2000


@command
def answer_finding(
    *,
    finding_id: UUID,
    revision_shown: int,
    cause: str,
    correction: str,
    action: str,
    action_owner_id: UUID,
    action_due_on: date,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say why it came about, what was put right, and what keeps it from coming back: by whom, by when (10.2).

    Another answer takes the place of one that was returned, or that nobody has carried out yet.
    """
    finding = locked(AuditFinding, by.organisation, finding_id)
    check_can_answer(by, finding, revision_shown)
    for text in (cause, correction, action):
        check_text(text)
    on = today(by.organisation, at)
    if not on <= action_due_on <= date(LATEST, 12, 31):
        raise Refused("Say by which day it will be done: today, or a day ahead.")
    owner = person(by.organisation, action_owner_id)
    check_is_here(owner, on)
    now = follow(by.organisation, finding_with(by.organisation, finding_id))
    if now.answer is not None and now.answer.done_at is not None:
        raise Refused("What was answered is done: somebody independent returns it, or closes the finding.")
    answer = FindingAnswer(
        id=new_id(at),
        organisation_id=by.organisation,
        finding=finding,
        cause=cause.strip(),
        correction=correction.strip(),
        action=action.strip(),
        action_owner=owner,
        action_due_on=action_due_on,
        answered_at=at,
        answered_by_id=who(by),
    )
    write(answer, FindingAnswerGiven())
    return answer.ref


def check_text(text: str) -> None:
    if not text.strip():
        raise Refused("Say why it came about, what was put right, and what keeps it from coming back.")
    if len(text.strip()) > LONGEST_ANSWER:
        raise Refused(say("Say each of it in at most {n} characters.", n=LONGEST_ANSWER))
