from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import InterviewEnded
from countersign.audits.models import Interview
from countersign.audits.permissions import check_can_end_interview
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def end_interview(*, booking_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Record that a booked slot with the auditors falls through, and why. Another one is booked anew."""
    row = locked(Interview, by.organisation, booking_id)
    check_can_end_interview(by, row)
    if not because.strip():
        raise Refused("Say in a sentence why the interview does not take place.")
    check_length(because)
    row.ended_at, row.ended_by_id, row.ended_because = at, who(by), because.strip()
    write(row, InterviewEnded())
    return row.ref
