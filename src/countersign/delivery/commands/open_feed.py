from __future__ import annotations

from datetime import datetime

from countersign.delivery.feeds import digest_of, feed_of
from countersign.delivery.models import Feed
from countersign.delivery.permissions import check_can_keep_feed
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.queries import is_example
from countersign.ledger.writing import command


@command
def open_feed(*, secret: str, by: Actor, at: datetime) -> None:
    """Have what is due for oneself readable by whoever knows a secret. The one there was before ends with it."""
    check_can_keep_feed(by)
    if is_example(by.organisation):
        raise Refused("Nobody in an example has a calendar: its people are invented.")
    before = feed_of(by.organisation, who(by), lock=True)
    if before is not None:
        before.closed_at = at
        before.save(update_fields=["closed_at"])
    Feed.objects.create(
        id=new_id(at), organisation_id=by.organisation, person=who(by), digest=digest_of(secret), opened_at=at
    )
