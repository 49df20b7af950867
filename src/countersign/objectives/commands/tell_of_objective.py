from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.propose_objective import check_day
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import TellingRecorded
from countersign.objectives.models import Objective, Telling
from countersign.objectives.permissions import check_may, check_pursued
from countersign.people.queries import today


@command
def tell_of_objective(*, objective_id: UUID, told_on: date, how: str, by: Actor, at: datetime) -> Ref:
    """Record that the people concerned were told of an objective: on which day, and how (6.2 e)."""
    objective = locked(Objective, by.organisation, objective_id)
    check_may(by, "objective.tell")
    check_pursued(objective)
    check_day(told_on, today(by.organisation, at))
    if told_on < objective.set_on:
        raise Refused("Nobody was told of it before it was set: look at the day.")
    if not how.strip():
        raise Refused("Say how they were told: in a message, a team meeting, on the intranet.")
    row = Telling(
        id=new_id(at),
        organisation_id=by.organisation,
        objective=objective,
        told_on=told_on,
        how=text_of(how),
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, TellingRecorded(occurred_on=told_on))
    return objective.ref
