from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write
from countersign.objectives.commands.adopt_objectives import locked_terms
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import TermsWithdrawn
from countersign.objectives.permissions import check_may, check_proposed


@command
def withdraw_terms(*, terms_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse what was proposed, or take it back; and say why. What was adopted before goes on."""
    [row] = locked_terms(by.organisation, [terms_id])
    check_may(by, "objective.withdraw")
    check_proposed(row)
    if not because.strip():
        raise Refused("Say why: the reason stays beside it.")
    row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_because = at, who(by), text_of(because)
    write(row, TermsWithdrawn(docs=(row.document,)))
    return row.objective.ref
