from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.delivery.feeds import feed
from countersign.delivery.permissions import check_can_keep_feed
from countersign.kernel.actors import Actor
from countersign.ledger.writing import command


@command
def close_feed(*, feed_id: UUID, by: Actor, at: datetime) -> None:
    """End the address of one's own calendar. Whoever asks for it from now on finds nothing."""
    here = feed(by.organisation, feed_id)
    check_can_keep_feed(by, here)
    here.closed_at = at
    here.save(update_fields=["closed_at"])
