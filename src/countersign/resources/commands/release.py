from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.resources.commands.raise_request import check_day
from countersign.resources.entries import ResourceReleased
from countersign.resources.models import Request
from countersign.resources.permissions import check_can_release
from countersign.resources.queries import final_decision


@command
def release(*, request_id: UUID, released_on: date, by: Actor, at: datetime) -> Ref:
    """Record since when what was approved is there: the money can be spent, the people or the time are free."""
    request = locked(Request, by.organisation, request_id)
    check_can_release(by, request, final_decision(request), released_on)
    check_day(released_on, today(by.organisation, at))
    request.released_on, request.released_at, request.released_by_id = released_on, at, who(by)
    write(request, ResourceReleased(occurred_on=released_on))
    return request.ref
