from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.resources.commands.raise_request import check_length
from countersign.resources.entries import ResourceWithdrawn
from countersign.resources.models import Request
from countersign.resources.permissions import check_can_withdraw


@command
def withdraw_request(*, request_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take back what one has asked for, before it is decided. It stays on the list, and asks nobody any more."""
    request = locked(Request, by.organisation, request_id)
    check_can_withdraw(by, request)
    if not because.strip():
        raise Refused("Say in a sentence why it is not needed any more.")
    check_length(because)
    request.withdrawn_at, request.withdrawn_by_id = at, who(by)
    request.withdrawn_because = because.strip()
    write(request, ResourceWithdrawn())
    return request.ref
