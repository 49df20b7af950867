from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.figures import read_figure
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.record_measurement import sourced
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import MeasurementCorrected
from countersign.objectives.models import Measurement, Objective
from countersign.objectives.permissions import check_can_measure, check_pursued
from countersign.objectives.queries import measurement, terms_in_force, was_corrected


@command
def correct_measurement(
    *, measurement_id: UUID, value: str = "", source: str = "", because: str, by: Actor, at: datetime
) -> Ref:
    """Put right what was measured on a day, or take it back (no ``value``). What was recorded first stays to be seen.

    What the product counted can be taken back; nobody puts another number in its place.
    """
    wrong = measurement(by.organisation, measurement_id)
    objective = locked(Objective, by.organisation, wrong.objective_id)
    now = terms_in_force(by.organisation, objective.id)
    check_can_measure(by, now.owner_id if now else None)
    check_pursued(objective)
    if was_corrected(by.organisation, wrong.id) or not wrong.value:
        raise Refused("This was put right already: correct the newer one.")
    if not because.strip():
        raise Refused("Say what was wrong: both stay to be seen.")
    if wrong.counted and value.strip():
        raise Refused("Countersign counted this: take it back, or write down another measurement.")
    row = Measurement(
        id=new_id(at),
        organisation_id=by.organisation,
        objective=objective,
        measured_on=wrong.measured_on,
        value=read_figure(value) if value.strip() else "",
        source=sourced(source) if value.strip() else None,
        note=text_of(because),
        corrects=wrong,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, MeasurementCorrected(occurred_on=wrong.measured_on))
    return objective.ref
