from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.readiness.commands.propose_toleration import check_reason
from countersign.readiness.entries import TolerationClosed
from countersign.readiness.models import Toleration
from countersign.readiness.permissions import check_can_close_toleration


@command
def close_toleration(*, toleration_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse to live with a finding, take the proposal back, or end before its day what was approved; and say why."""
    row = locked(Toleration, by.organisation, toleration_id)
    check_can_close_toleration(by, row)
    check_reason(because)
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), because.strip()
    write(row, TolerationClosed(docs=(row.document,)))
    return row.ref
