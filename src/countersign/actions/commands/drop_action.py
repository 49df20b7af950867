from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.actions.commands.replan_action import LONGEST_REASON
from countersign.actions.entries import ActionDropped
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_drop
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import is_only_leader


@command
def drop_action(*, action_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Decide that something will not be done, and say why. It stays on the list with the reason."""
    row = locked(Action, by.organisation, action_id)
    check_can_drop(by, row, revision_shown, only_leader=is_only_leader(by.organisation, by.person, at))
    row.dropped_because = said(because, "Say why it will not be done: an auditor will ask.", LONGEST_REASON)
    row.dropped_at, row.dropped_by_id = at, who(by)
    write(row, ActionDropped())
    return row.ref
