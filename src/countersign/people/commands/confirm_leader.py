from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import LeaderConfirmed
from countersign.people.models import Leader
from countersign.people.permissions import check_address_has_settled, check_can_confirm


@command
def confirm_leader(*, leader_id: UUID, by: Actor, at: datetime) -> Ref:
    """Countersign one's own entry in the top-management register."""
    leader = locked(Leader, by.organisation, leader_id)
    check_can_confirm(by, leader)
    check_address_has_settled(by, at)
    leader.confirmed_at = at
    write(leader, LeaderConfirmed())
    return leader.ref
