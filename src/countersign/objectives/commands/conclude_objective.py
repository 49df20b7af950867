from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.propose_objective import check_day
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import ObjectiveConcluded
from countersign.objectives.enums import Outcome
from countersign.objectives.models import Objective
from countersign.objectives.permissions import check_may, check_pursued
from countersign.objectives.queries import objective as objective_with
from countersign.people.queries import today

LONGEST_LEARNT = 2000


@command
def conclude_objective(
    *,
    objective_id: UUID,
    outcome: Outcome,
    concluded_on: date,
    learnt: str,
    replaced_by_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say whether an objective was met, and what was learnt; then it is closed (6.2, 9.1).

    ``replaced_by_id``: what is pursued in its place, where that is the outcome.
    """
    row = locked(Objective, by.organisation, objective_id)
    check_may(by, "objective.conclude")
    check_pursued(row)
    check_day(concluded_on, today(by.organisation, at))
    if concluded_on < row.set_on:
        raise Refused("It was set after that day: look at the day again.")
    if not learnt.strip():
        raise Refused("Say what was learnt: what helped, what hindered, and what follows from it.")
    row.replaced_by = successor(row, outcome, replaced_by_id)
    row.outcome, row.learnt = outcome.value, text_of(learnt, LONGEST_LEARNT)
    row.concluded_on, row.concluded_at, row.concluded_by_id = concluded_on, at, who(by)
    write(row, ObjectiveConcluded(occurred_on=concluded_on))
    return row.ref


def successor(row: Objective, outcome: Outcome, replaced_by_id: UUID | None) -> Objective | None:
    """What takes its place. Raises Unknown for none, and for somebody else's."""
    if outcome is not Outcome.REPLACED:
        if replaced_by_id is not None:
            raise Refused("Name a successor only for an objective that was replaced.")
        return None
    if replaced_by_id is None:
        raise Refused("Choose the objective that takes its place; propose it first.")
    found = objective_with(row.organisation_id, replaced_by_id)
    if found.id == row.id or found.concluded_at is not None:
        raise Refused("Another objective takes its place, one that is still pursued.")
    return found
