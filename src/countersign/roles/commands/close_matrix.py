from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.roles.commands.decline import LONGEST_REASON
from countersign.roles.entries import MatrixClosed
from countersign.roles.models import Matrix
from countersign.roles.permissions import check_can_close_matrix


@command
def close_matrix(*, matrix_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take a proposed matrix back, or do not approve it; or withdraw it afterwards. Say why."""
    row = locked(Matrix, by.organisation, matrix_id)
    check_can_close_matrix(by, row)
    reason = because.strip()
    if not reason:
        raise Refused("Say why: the reason stays beside it.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), reason
    write(row, MatrixClosed(docs=(row.document,)))
    return row.ref
