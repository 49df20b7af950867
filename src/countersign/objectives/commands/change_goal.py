from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.set_goal import Aimed, apply_goal
from countersign.objectives.entries import GoalChanged
from countersign.objectives.models import Goal
from countersign.objectives.permissions import check_can_change_goal


@command
def change_goal(*, goal_id: UUID, revision_shown: int, aimed: Aimed, by: Actor, at: datetime) -> Ref:
    """Put right what a goal of the business says. Saving the same again changes nothing."""
    goal = locked(Goal, by.organisation, goal_id)
    check_can_change_goal(by, goal, revision_shown)
    before = facts(goal)
    apply_goal(goal, aimed)
    if facts(goal) != before:
        write(goal, GoalChanged())
    return goal.ref


def facts(goal: Goal) -> tuple[object, ...]:
    return goal.title, goal.why, goal.begins_on, goal.until_on
