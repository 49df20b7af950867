from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.commands.request_exception import check_length
from countersign.audits.entries import ProgrammeClosed
from countersign.audits.models import Programme
from countersign.audits.permissions import check_can_close_programme
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def close_programme(*, programme_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse a programme, or take it back before it is approved; and say why."""
    row = locked(Programme, by.organisation, programme_id)
    check_can_close_programme(by, row)
    if not because.strip():
        raise Refused("Say why: the reason stays beside it.")
    check_length(because)
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), because.strip()
    write(row, ProgrammeClosed(docs=(row.document,)))
    return row.ref
