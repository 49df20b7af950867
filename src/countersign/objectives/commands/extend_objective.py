from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.set_goal import LATEST, text_of
from countersign.objectives.entries import ExtensionRecorded
from countersign.objectives.models import Extension, Objective
from countersign.objectives.permissions import CHANGED, check_may, check_pursued
from countersign.objectives.queries import last_extension, terms_in_force


@command
def extend_objective(
    *, objective_id: UUID, due_shown: date, due_on: date, because: str, by: Actor, at: datetime
) -> Ref:
    """Give an adopted objective more time, and say why. All else that it asks stays as top management adopted it."""
    objective = locked(Objective, by.organisation, objective_id)
    check_may(by, "objective.extend")
    check_pursued(objective)
    now = terms_in_force(by.organisation, objective.id)
    if now is None or now.adopted_at is None:
        raise Refused("Top management has not adopted this objective yet: change what is proposed instead.")
    before = last_extension(by.organisation, now.id)
    due = before.due_on if before else now.due_on
    if due is None:
        raise Refused("This objective has no date that could be extended: propose one.")
    if due != due_shown:
        raise Stale(CHANGED)
    if due_on <= due or due_on.year > LATEST:
        raise Refused("The new day comes after the day by which it is due now.")
    if not because.strip():
        raise Refused("Say why it needs more time: an auditor asks what became of the first date.")
    row = Extension(
        id=new_id(at),
        organisation_id=by.organisation,
        objective=objective,
        terms=now,
        before_on=due,
        due_on=due_on,
        because=text_of(because),
        extended_at=at,
        extended_by_id=who(by),
    )
    write(row, ExtensionRecorded())
    return objective.ref
