from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.entries import UndertakingEnded
from countersign.acknowledgements.models import Undertaking
from countersign.acknowledgements.permissions import check_can_release
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def release(*, undertaking_id: UUID, by: Actor, at: datetime) -> Ref:
    """Record that a contract binds somebody no more, from today on. They are asked like everybody else again."""
    row = locked(Undertaking, by.organisation, undertaking_id)
    on = today(by.organisation, at)
    check_can_release(by, row, on)
    row.ended_on, row.ended_at, row.ended_by_id = on, at, who(by)
    write(row, UndertakingEnded())
    return row.ref
