from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import clean_text
from countersign.changes.entries import EventWithdrawn
from countersign.changes.models import Event
from countersign.changes.permissions import check_can_withdraw
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write

LONGEST_BECAUSE = 1000


@command
def withdraw_event(*, event_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Take an event back that was recorded by mistake. It stays with the reason, and counts for nothing any more."""
    row = locked(Event, by.organisation, event_id)
    check_can_withdraw(by, row, revision_shown)
    row.withdrawn_because = clean_text(because, LONGEST_BECAUSE)
    if not row.withdrawn_because:
        raise Refused("Say in a sentence what was wrong with it.")
    row.withdrawn_at, row.withdrawn_by_id = at, who(by)
    write(row, EventWithdrawn())
    return row.ref
