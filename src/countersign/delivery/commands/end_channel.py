from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.delivery.channels import channel, give_up, waiting
from countersign.delivery.permissions import check_can_change_channels
from countersign.kernel.actors import Actor
from countersign.ledger.writing import command


@command
def end_channel(*, channel_id: UUID, by: Actor, at: datetime) -> None:
    """Remove a channel, with its address and with what waited for it."""
    here = channel(by.organisation, channel_id, lock=True)
    check_can_change_channels(by)
    give_up(waiting(by.organisation).filter(channel=here), at)
    here.ended_at, here.sealed = at, b""
    here.save(update_fields=["ended_at", "sealed"])
