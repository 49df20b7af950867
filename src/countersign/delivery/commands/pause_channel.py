from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.delivery.channels import channel
from countersign.delivery.permissions import check_can_change_channels
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command


@command
def pause_channel(*, channel_id: UUID, by: Actor, at: datetime) -> None:
    """Have nothing posted to a channel until somebody says so again."""
    here = channel(by.organisation, channel_id, lock=True)
    check_can_change_channels(by)
    if here.paused_at is not None:
        raise Refused("This channel is paused already.")
    here.paused_at, here.paused_by = at, who(by)
    here.save(update_fields=["paused_at", "paused_by"])
