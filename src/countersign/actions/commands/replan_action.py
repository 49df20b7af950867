from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.actions.entries import ActionReplanned, ReplanMade
from countersign.actions.models import Action, Replan
from countersign.actions.permissions import check_can_replan, check_due
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today

LONGEST_REASON = 1000


@command
def replan_action(*, action_id: UUID, revision_shown: int, due_on: date, reason: str, by: Actor, at: datetime) -> Ref:
    """Have an action due on another day, and say why. The day before stays on record."""
    row = locked(Action, by.organisation, action_id)
    check_can_replan(by, row, revision_shown)
    why = said(reason, "Say why it needs another day: the reason stays beside it.", LONGEST_REASON)
    if due_on == row.due_on:
        raise Refused("It is due on that day already.")
    check_due(due_on, today(by.organisation, at))
    made = Replan(
        id=new_id(at),
        organisation_id=by.organisation,
        action=row,
        due_before=row.due_on,
        due_on=due_on,
        reason=why,
        replanned_at=at,
        replanned_by_id=who(by),
    )
    row.due_on = due_on
    write(row, ActionReplanned())
    write(made, ReplanMade())
    return row.ref
