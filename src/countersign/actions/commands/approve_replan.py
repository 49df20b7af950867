from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.entries import ActionReplanned, ReplanApproved
from countersign.actions.models import Action, Replan
from countersign.actions.permissions import check_can_approve_replan
from countersign.actions.queries import is_agreed, replan
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_leader, is_only_leader, today


@command
def approve_replan(*, replan_id: UUID, by: Actor, at: datetime) -> Ref:
    """Agree, in top management's name, that an action is due later: the clock begins anew, once for each action."""
    action = locked(Action, by.organisation, replan(by.organisation, replan_id).action_id)
    row = locked(Replan, by.organisation, replan_id)
    leads = is_leader(by.organisation, who(by), today(by.organisation, at))
    only_leader = is_only_leader(by.organisation, by.person, at)
    check_can_approve_replan(by, row, action, leads=leads, only_leader=only_leader)
    check_address_has_settled(by, at)
    if is_agreed(by.organisation, action.id):
        raise Refused("Top management has agreed to another day for this action once. That is done once.")
    row.approved_at, row.approved_by_id = at, who(by)
    row.single_handed = by.person in (row.replanned_by_id, action.owner_id)
    action.agreed_due_on = row.due_on
    write(row, ReplanApproved())
    write(action, ActionReplanned())
    return action.ref
