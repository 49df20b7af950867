from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import AccessEnded
from countersign.people.models import AccessGrant
from countersign.people.permissions import check_address_has_settled, check_can_end_access


@command
def end_access(*, grant_id: UUID, by: Actor, at: datetime) -> Ref:
    """Take a hat back, at once."""
    given = locked(AccessGrant, by.organisation, grant_id)
    check_can_end_access(by)
    check_address_has_settled(by, at)
    if given.ended_at is not None:
        raise Refused("This access has ended before.")
    given.ended_at = at
    write(given, AccessEnded())
    return given.ref
