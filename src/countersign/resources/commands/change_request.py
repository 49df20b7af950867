from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.resources.commands.raise_request import Asked, apply
from countersign.resources.entries import ResourceChanged
from countersign.resources.models import TERMS, Request
from countersign.resources.permissions import check_can_change, reaches_all


@command
def change_request(*, request_id: UUID, revision_shown: int, asked: Asked, by: Actor, at: datetime) -> Ref:
    """Put right what is asked for, before anybody has decided. Saving the same again changes nothing."""
    request = locked(Request, by.organisation, request_id)
    check_can_change(by, request, revision_shown)
    asks = asked.raised_by_id or request.raised_by_id
    if asks != request.raised_by_id and not reaches_all(by, "resource.change"):
        raise Refused("Only the ISMS lead or top management can change who asks.")
    before = facts(request)
    apply(request, replace(asked, raised_by_id=asks), by, today(by.organisation, at))
    if facts(request) != before:
        write(request, ResourceChanged(docs=(request.digest,)))
    return request.ref


def facts(request: Request) -> tuple[object, ...]:
    return tuple(getattr(request, name) for name in TERMS)
