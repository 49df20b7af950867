from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.entries import ActionHandedOver
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_hand_over
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today


@command
def hand_over_action(*, action_id: UUID, revision_shown: int, owner_id: UUID, by: Actor, at: datetime) -> Ref:
    """Have somebody else do an action. Its day stays. The same person again changes nothing."""
    row = locked(Action, by.organisation, action_id)
    check_can_hand_over(by, row, revision_shown)
    check_is_here(person(by.organisation, owner_id), today(by.organisation, at))
    if row.owner_id != owner_id:
        row.owner_id = owner_id
        write(row, ActionHandedOver())
    return row.ref
