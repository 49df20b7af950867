from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.asks.commands.note_silence import note_silence
from countersign.asks.queries import passed
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Refused
from countersign.ledger.queries import logs


def note_silences(at: datetime, limit: int = 200) -> int:
    """Record of each ask once that its day has passed without an answer. Returns of how many."""
    done = 0
    for organisation in logs():
        by = Actor(ActorKind.SYSTEM, organisation)
        for one in passed(organisation, at):
            if done >= limit:
                return done
            done += noted(one.id, by, at)
    return done


def noted(ask: UUID, by: Actor, at: datetime) -> bool:
    """Somebody may answer in the same moment: then there is nothing to record."""
    try:
        note_silence(ask_id=ask, by=by, at=at)
    except Refused:
        return False
    return True
