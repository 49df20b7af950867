from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.roles.entries import AppointmentDeclined
from countersign.roles.models import Appointment
from countersign.roles.permissions import check_can_decline

LONGEST_REASON = 1000


@command
def decline(*, appointment_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Say that one cannot take the role, and why. It is an answer like the other, and nobody's fault."""
    appointment = locked(Appointment, by.organisation, appointment_id)
    check_can_decline(by, appointment)
    appointment.declined_at, appointment.declined_because = at, tidied(because)
    write(appointment, AppointmentDeclined(docs=(appointment.document,)))
    return appointment.ref


def tidied(because: str) -> str:
    reason = because.strip()
    if not reason:
        raise Refused("Say in a sentence why, so that somebody can help.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    return reason
