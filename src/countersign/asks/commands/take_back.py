from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.asks.commands.withdraw import check_reason
from countersign.asks.entries import CommitmentTakenBack
from countersign.asks.models import Commitment
from countersign.asks.permissions import check_can_settle
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def take_back(*, commitment_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Take a commitment back before its day, and say why. It stays on the page; the quarter is free for another one."""
    taken = locked(Commitment, by.organisation, commitment_id)
    check_can_settle(by, taken)
    if today(by.organisation, at) > taken.due_on:
        raise Refused("Its day has passed: it is met, or it is not.")
    check_reason(because)
    taken.taken_back_at, taken.taken_back_because = at, clean(because).strip()
    write(taken, CommitmentTakenBack())
    return taken.ref
