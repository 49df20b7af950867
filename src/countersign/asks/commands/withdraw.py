from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.asks.entries import AskWithdrawn
from countersign.asks.models import Ask
from countersign.asks.permissions import check_can_withdraw
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write

LONGEST_REASON = 500


@command
def withdraw(*, ask_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take an ask back, and say why. It stays on the list, also if its day had passed in silence."""
    asked = locked(Ask, by.organisation, ask_id)
    check_can_withdraw(by, asked)
    check_reason(because)
    asked.withdrawn_at, asked.withdrawn_by_id, asked.withdrawn_because = at, who(by), clean(because).strip()
    write(asked, AskWithdrawn())
    return asked.ref


def check_reason(because: str) -> None:
    if not because.strip():
        raise Refused("Say why: the reason stays beside it.")
    if len(because) > LONGEST_REASON:
        raise Refused(say("Say why in at most {n} characters.", n=LONGEST_REASON))
