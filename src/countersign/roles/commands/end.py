from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import AppointmentEnded
from countersign.roles.models import Appointment
from countersign.roles.permissions import check_can_end
from countersign.roles.queries import appointment as appointment_with


@command
def end(*, appointment_id: UUID, held_until: date, by: Actor, at: datetime) -> Ref:
    """End an appointment on a day (that day no longer counts), or take a proposal back."""
    locked(Appointment, by.organisation, appointment_id)
    appointment = appointment_with(by.organisation, appointment_id)
    check_can_end(by, appointment, today(by.organisation, at))
    if held_until < appointment.held_from:
        raise Refused("An appointment does not end before it begins: look at both dates.")
    appointment.held_until = held_until
    appointment.ended_at, appointment.ended_by_id = at, who(by)
    write(appointment, AppointmentEnded(docs=(appointment.document,), occurred_on=held_until))
    return appointment.ref
