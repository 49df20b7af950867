from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.answer_finding import LONGEST_ANSWER
from countersign.audits.entries import FindingAnswerDone
from countersign.audits.models import AuditFinding, FindingAnswer
from countersign.audits.permissions import check_can_finish
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def finish_answer(*, answer_id: UUID, done_on: date, outcome: str, by: Actor, at: datetime) -> Ref:
    """Say that what keeps a finding from coming back was done, on which day, and what shows it."""
    answer = locked(FindingAnswer, by.organisation, answer_id)
    finding = locked(AuditFinding, by.organisation, answer.finding_id)
    check_can_finish(by, finding, answer)
    if done_on > today(by.organisation, at):
        raise Refused("That day lies ahead: it is recorded once it is done.")
    if done_on < finding.raised_on:
        raise Refused("That day lies before the finding was raised. Look at the day.")
    if not outcome.strip():
        raise Refused("Say what was done, and what shows it: whoever closes the finding looks at that.")
    if len(outcome.strip()) > LONGEST_ANSWER:
        raise Refused(say("Say each of it in at most {n} characters.", n=LONGEST_ANSWER))
    answer.done_on, answer.outcome = done_on, outcome.strip()
    answer.done_at, answer.done_by_id = at, who(by)
    write(answer, FindingAnswerDone(occurred_on=done_on))
    return answer.ref
