from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.enums import WordingKind
from countersign.people.queries import wording_by_id
from countersign.roles.entries import AppointmentAccepted
from countersign.roles.models import Appointment
from countersign.roles.permissions import check_can_accept
from countersign.roles.queries import appointment as appointment_with
from countersign.roles.queries import words_for


@command
def accept(*, appointment_id: UUID, wording_id: UUID, words_shown: str, by: Actor, at: datetime) -> Ref:
    """Put one's own name to the role one was appointed to, in exactly the words that were shown."""
    appointment = locked(Appointment, by.organisation, appointment_id)
    check_can_accept(by, appointment)
    if words_shown != role_words(appointment, wording_id):
        raise Stale("This is not the sentence that you were shown. Read it again before you accept.")
    appointment.accepted_at, appointment.confirmed = at, ", ".join(by.auth)
    appointment.wording_id, appointment.accepted_words = wording_id, words_shown
    write(appointment, AppointmentAccepted(docs=(appointment.document,)))
    return appointment.ref


def role_words(appointment: Appointment, wording_id: UUID) -> str:
    """The sentence that is agreed to. Raises Unknown for somebody else's wording."""
    wording = wording_by_id(appointment.organisation_id, wording_id)
    if wording.kind != WordingKind.ROLE:
        raise Refused("This sentence is not the one by which a role is accepted.")
    return words_for(appointment_with(appointment.organisation_id, appointment.id), wording.text)
