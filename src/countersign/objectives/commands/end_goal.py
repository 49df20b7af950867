from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import GoalEnded
from countersign.objectives.models import Goal
from countersign.objectives.permissions import check_can_end_goal


@command
def end_goal(*, goal_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """The business is not after this any more: reached, or given up. Objectives linked to it lose their link."""
    goal = locked(Goal, by.organisation, goal_id)
    check_can_end_goal(by, goal)
    if not because.strip():
        raise Refused("Say why the goal is not pursued any more: the reason stays beside it.")
    goal.ended_at, goal.ended_by_id, goal.ended_because = at, who(by), text_of(because)
    write(goal, GoalEnded())
    return goal.ref
