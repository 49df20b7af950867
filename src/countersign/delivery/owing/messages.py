"""Messages that were written for a leader, and wait for the leader to send them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.messages import queries as messages
from countersign.readiness.gathered import Gathered


def releases(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """For the leader in whose name it is, while they lead; not what they wrote and offered themselves."""
    on = day_in(read.firm.time_zone, at)
    leading = {one.person_id for one in read.register.leaders(on) if person in (None, one.person_id)}
    for draft in messages.offered(read.firm.id) if leading else ():
        if draft.offered_at is None or draft.leader_id not in leading or draft.offered_by_id == draft.leader_id:
            continue
        yield Owed(
            person=draft.leader_id,
            item=f"message/{draft.id.hex}/{draft.revision}",
            since=day_in(read.firm.time_zone, draft.offered_at),
            title=say("Send in your own name: {title}", title=draft.title),
            why=say("{name} wrote it for you. It goes out once you have read and sent it.", name=str(draft.offered_by)),
            label=say("Read and send"),
            route=("messages:release", draft.id.hex),
            minutes=3,
        )
