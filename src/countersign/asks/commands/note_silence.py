from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.asks.entries import AskPassed
from countersign.asks.models import Ask
from countersign.asks.permissions import check_can_note_silence
from countersign.asks.queries import silent_since
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import person, today


@command(accepts={ActorKind.SYSTEM})
def note_silence(*, ask_id: UUID, by: Actor, at: datetime) -> Ref:
    """Record once that the day of an ask has passed without an answer, so that it stands in the ledger (decision 3)."""
    asked = locked(Ask, by.organisation, ask_id)
    on = today(by.organisation, at)
    since = silent_since(asked, person(by.organisation, asked.leader_id), on)
    check_can_note_silence(by, asked, since, on)
    asked.silent_at = at
    write(asked, AskPassed())
    return asked.ref
