from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import FindingAnswerReturned
from countersign.audits.models import AuditFinding, FindingAnswer
from countersign.audits.permissions import check_can_return
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def return_answer(*, answer_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Say that an answer does not go far enough, and why. Then the owner of the finding answers again."""
    answer = locked(FindingAnswer, by.organisation, answer_id)
    check_can_return(by, locked(AuditFinding, by.organisation, answer.finding_id), answer)
    if not because.strip():
        raise Refused("Say what is missing: the owner answers that.")
    check_length(because)
    answer.returned_at, answer.returned_by_id, answer.returned_because = at, who(by), because.strip()
    write(answer, FindingAnswerReturned())
    return answer.ref
