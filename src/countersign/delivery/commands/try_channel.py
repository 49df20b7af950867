from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.delivery.channels import TEST, channel, put, waiting
from countersign.delivery.news import words_of_a_test
from countersign.delivery.permissions import check_can_change_channels
from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command

TOO_MANY = 429
"""A server that says so is left alone for as long as it asked."""


@command
def try_channel(*, channel_id: UUID, by: Actor, at: datetime) -> None:
    """Have a message posted that says it is a test. The worker posts it, as everything else, and waits no longer."""
    here = channel(by.organisation, channel_id, lock=True)
    check_can_change_channels(by)
    if here.paused_at is not None:
        raise Refused("This channel is paused. Have it told again first, then send a test.")
    if waiting(by.organisation).filter(channel=here, about__startswith=TEST).exists():
        raise Refused("A test message waits already to be posted.")
    if here.trouble and here.status != TOO_MANY:
        here.not_before = at
        here.save(update_fields=["not_before"])
    put(here, f"{TEST}{at.isoformat()}", words_of_a_test(by.organisation), at)
