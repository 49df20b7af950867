from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.resources.commands.raise_request import check_day, check_length
from countersign.resources.entries import ResourceConcluded
from countersign.resources.models import Request
from countersign.resources.permissions import check_can_conclude
from countersign.resources.queries import final_decision


@command
def conclude(*, request_id: UUID, concluded_on: date, outcome: str, by: Actor, at: datetime) -> Ref:
    """Record what came of a request that was approved, and on which day that could be said."""
    request = locked(Request, by.organisation, request_id)
    approval = final_decision(request)
    check_can_conclude(by, request, approval)
    check_day(concluded_on, today(by.organisation, at))
    if approval and concluded_on < approval.decided_on:
        raise Refused("Nothing came of it before it was approved: look at the day.")
    if not outcome.strip():
        raise Refused("Say what came of it: what is there now that was not there before.")
    check_length(outcome)
    request.outcome, request.concluded_on = outcome.strip(), concluded_on
    request.concluded_at, request.concluded_by_id = at, who(by)
    write(request, ResourceConcluded(occurred_on=concluded_on))
    return request.ref
