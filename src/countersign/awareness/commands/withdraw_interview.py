from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.awareness.commands.withdraw_completion import LONGEST_REASON
from countersign.awareness.entries import InterviewWithdrawn
from countersign.awareness.models import Interview
from countersign.awareness.permissions import check_can_withdraw_interview
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write


@command
def withdraw_interview(*, interview_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take back that somebody was asked, because it was a mistake. It stays, and counts for nothing any more."""
    row = locked(Interview, by.organisation, interview_id)
    check_can_withdraw_interview(by, row)
    reason = clean(because).strip()
    if not reason:
        raise Refused("Say in a sentence what was wrong with it.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
    row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_because = at, who(by), reason
    write(row, InterviewWithdrawn())
    return row.ref
