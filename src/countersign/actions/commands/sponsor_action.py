from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.entries import ActionSponsored
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_sponsor
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_leader, today


@command
def sponsor_action(*, action_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Put one's own name behind an action, as top management (ISO/IEC 27001, 5.1 g). It counts from today on.

    Whoever was named before by somebody else keeps the day on which they are said to have asked for it.
    """
    row = locked(Action, by.organisation, action_id)
    on = today(by.organisation, at)
    check_can_sponsor(by, row, revision_shown, leads=is_leader(by.organisation, who(by), on))
    check_address_has_settled(by, at)
    row.sponsor_id, row.sponsored_on = who(by), row.sponsored_on or on
    row.sponsored_at, row.sponsor_told_by_id = at, who(by)
    write(row, ActionSponsored())
    return row.ref
