from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import LeaderEnded
from countersign.people.models import Leader
from countersign.people.permissions import check_address_has_settled, check_can_change_register


@command
def end_leader(*, leader_id: UUID, leads_until: date, by: Actor, at: datetime) -> Ref:
    """Record that somebody is no longer top management, from a day on (that day no longer counts)."""
    leader = locked(Leader, by.organisation, leader_id)
    check_can_change_register(by)
    check_address_has_settled(by, at)
    if leader.leads_until is not None:
        raise Refused("This entry has ended before.")
    if leads_until < leader.leads_from:
        raise Refused("An entry does not end before it begins: look at both dates.")
    leader.leads_until = leads_until
    write(leader, LeaderEnded(occurred_on=leads_until))
    return leader.ref
