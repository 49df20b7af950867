from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.commands.record_competence import LATEST, said
from countersign.roles.entries import GapPlanned
from countersign.roles.models import Appointment, CompetenceGap
from countersign.roles.permissions import check_can_plan_gap


@command
def plan_gap(*, appointment_id: UUID, missing: str, plan: str, due_on: date, by: Actor, at: datetime) -> Ref:
    """Write down what a holder still lacks for their role, what is done about it, and by when (ISO/IEC 27001, 7.2)."""
    appointment = locked(Appointment, by.organisation, appointment_id)
    on = today(by.organisation, at)
    check_can_plan_gap(by, appointment, on)
    if due_on < on:
        raise Refused("A plan ends today or later. What has been done already shows competence: write that down.")
    if due_on.year > LATEST:
        raise Refused("Look at the year of the plan.")
    row = CompetenceGap(
        id=new_id(at),
        organisation_id=by.organisation,
        appointment_id=appointment.id,
        person_id=appointment.person_id,
        missing=said(missing, "Say what is missing."),
        plan=said(plan, "Say what is done about it: a course, a mentor, a first audit beside somebody."),
        due_on=due_on,
        planned_at=at,
        planned_by_id=who(by),
    )
    write(row, GapPlanned())
    return row.ref
