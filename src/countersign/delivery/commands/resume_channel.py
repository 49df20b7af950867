from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.delivery.channels import channel, give_up, waiting
from countersign.delivery.permissions import check_can_change_channels
from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command


@command
def resume_channel(*, channel_id: UUID, by: Actor, at: datetime) -> None:
    """Have news posted to a channel again: what happens from now on, not what happened meanwhile."""
    here = channel(by.organisation, channel_id, lock=True)
    check_can_change_channels(by)
    if here.paused_at is None:
        raise Refused("This channel is not paused.")
    give_up(waiting(by.organisation).filter(channel=here), at)
    here.paused_at = here.paused_by = here.failing_since = here.status = None
    here.since, here.not_before, here.in_vain, here.trouble = at, at, 0, ""
    here.save()
