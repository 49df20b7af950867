from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.figures import Count, read_figure
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.propose_objective import check_day
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import MeasurementRecorded
from countersign.objectives.enums import Counted
from countersign.objectives.models import Measurement, Objective, ObjectiveTerms
from countersign.objectives.permissions import check_can_measure, check_pursued
from countersign.objectives.queries import terms_in_force
from countersign.people.queries import today

LONGEST_SOURCE = 300


@command
def record_measurement(
    *,
    objective_id: UUID,
    measured_on: date,
    value: str = "",
    source: str = "",
    note: str = "",
    count: Count | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record what was measured of an objective on a day (6.2 d, 9.1): a number that somebody read off elsewhere, and
    where; or what the product counted today, which nobody types (``count``)."""
    objective = locked(Objective, by.organisation, objective_id)
    now = terms_in_force(by.organisation, objective.id)
    check_can_measure(by, now.owner_id if now else None)
    check_pursued(objective)
    on = today(by.organisation, at)
    check_day(measured_on, on)
    row = Measurement(
        id=new_id(at),
        organisation_id=by.organisation,
        objective=objective,
        measured_on=measured_on,
        note=text_of(note) or None,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    if count is not None:
        apply_count(row, now, count, on)
    else:
        row.value, row.source = read_figure(value), sourced(source)
    write(row, MeasurementRecorded(occurred_on=measured_on))
    return objective.ref


def apply_count(row: Measurement, now: ObjectiveTerms | None, count: Count, on: date) -> None:
    if now is None or not now.counted:
        raise Refused("Countersign does not count what this objective measures: write the number down.")
    if row.measured_on != on:
        raise Refused("Countersign counts what is so today.")
    if count.whole <= 0:
        raise Refused("There is nothing to count yet.")
    row.counted, row.part, row.whole = Counted(now.counted).value, count.part, count.whole
    row.value = count.value


def sourced(source: str) -> str:
    """Where a number comes from: without it nobody can look it up again."""
    if not source.strip():
        raise Refused("Say where the number comes from: a report, a system, a list.")
    return text_of(source, LONGEST_SOURCE)
