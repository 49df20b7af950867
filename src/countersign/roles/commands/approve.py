from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, person, today
from countersign.roles.entries import AppointmentApproved
from countersign.roles.models import Appointment, Role
from countersign.roles.permissions import check_can_approve
from countersign.roles.queries import newest


@command
def approve(*, appointment_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Appoint somebody to a role, on exactly the terms that were shown: top management's act (ISO/IEC 27001, 5.3)."""
    appointment = locked(Appointment, by.organisation, appointment_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve(by, appointment, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    check_shown(appointment, digest_shown)
    check_still_here(appointment, at)
    check_role_is_newest(appointment)
    appointment.approved_at, appointment.approved_by_id = at, who(by)
    appointment.approved_as = capacity
    appointment.single_handed = appointment.person_id == by.person
    write(appointment, AppointmentApproved(docs=(appointment.document,)))
    return appointment.ref


def check_shown(appointment: Appointment, digest_shown: str) -> None:
    """An approval binds what was on the page (S8)."""
    if digest_shown != appointment.document:
        raise Stale("These are not the terms that you were shown. Read them again before you approve.")


def check_still_here(appointment: Appointment, at: datetime) -> None:
    left_on = person(appointment.organisation_id, appointment.person_id).left_on
    if left_on is not None and left_on <= today(appointment.organisation_id, at):
        raise Refused("This person has left.")


def check_role_is_newest(appointment: Appointment) -> None:
    """Nobody is appointed to duties that were replaced. Read while nobody else describes the role."""
    role = locked(Role, appointment.organisation_id, appointment.role_id)
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Refused("This role was described anew since. Take the proposal back, and propose it as the role is now.")
