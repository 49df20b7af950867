from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, person, today
from countersign.roles.commands.end import end
from countersign.roles.commands.end_function import close
from countersign.roles.commands.propose import check_is_there, check_only_holder
from countersign.roles.entries import AppointmentApproved
from countersign.roles.models import Appointment, FunctionRole, Role
from countersign.roles.permissions import check_can_approve
from countersign.roles.queries import Claim, claims, every_version, newest, open_functions
from countersign.roles.queries import appointment as appointment_with


@command
def approve(*, appointment_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Appoint somebody to a role, on exactly the terms that were shown: top management's act (ISO/IEC 27001, 5.3).

    Whoever they take over from holds it no more from the day on which they begin, and so does a function that had it.
    """
    locked(Appointment, by.organisation, appointment_id)
    appointment = appointment_with(by.organisation, appointment_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve(by, appointment, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    check_shown(appointment, digest_shown)
    check_still_here(appointment, at)
    before = predecessor(appointment)
    hold_duties_still(appointment.role)
    check_role_is_newest(appointment)
    check_only_holder(appointment.role, appointment.person_id, others(appointment, before))
    appointment.approved_at, appointment.approved_by_id = at, who(by)
    appointment.approved_as = capacity
    appointment.single_handed = by.person in (appointment.person_id, appointment.proposed_by_id)
    write(appointment, AppointmentApproved(docs=(appointment.document,)))
    if before is not None:
        end(appointment_id=before.id, held_until=appointment.held_from, by=by, at=at)
    end_functions(appointment, by, at)
    return appointment.ref


def end_functions(appointment: Appointment, by: Actor, at: datetime) -> None:
    """A role that somebody has by name is with no function any more. Read while nobody else gives the role to one."""
    for one in open_functions(by.organisation, appointment.role.key):
        given = locked(FunctionRole, by.organisation, one.id)
        if given.ended_at is None:
            close(given, max(appointment.held_from, given.given_from), by, at)


def predecessor(appointment: Appointment) -> Appointment | None:
    """Whose appointment ends with this one; None where there is nobody, or where it was ended for that day or before.

    Read while nobody else ends it.
    """
    if appointment.succeeds_id is None:
        return None
    locked(Appointment, appointment.organisation_id, appointment.succeeds_id)
    before = appointment_with(appointment.organisation_id, appointment.succeeds_id)
    if before.held_until is not None and before.held_until > appointment.held_from:
        told = "The appointment of {name} ends on {day} already. Take this proposal back, and propose it from then on."
        raise Refused(say(told, name=str(before.person), day=before.held_until))
    return before if before.ended_at is None else None


def hold_duties_still(role: Role) -> None:
    """Of two leaders who fill one of the two duties at the same moment, the second sees what the first did.

    Comes before any other role is locked: all who lock these go from the oldest to the newest.
    """
    if role.carries:
        bringing = (one.id for one in every_version(role.organisation_id) if one.carries)
        for id in sorted(bringing):
            locked(Role, role.organisation_id, id)


def others(appointment: Appointment, before: Appointment | None) -> list[Claim]:
    """Who was appointed, and still is when this appointment begins; ``before`` ends with it, and is not."""
    found = claims(appointment.organisation_id, appointment.held_from)
    own = {appointment.id, before.id if before else None}
    return [one for one in found if one.appointment.approved_at is not None and one.appointment.id not in own]


def check_shown(appointment: Appointment, digest_shown: str) -> None:
    """An approval binds what was on the page (S8)."""
    if digest_shown != appointment.document:
        raise Stale("These are not the terms that you were shown. Read them again before you approve.")


def check_still_here(appointment: Appointment, at: datetime) -> None:
    someone = person(appointment.organisation_id, appointment.person_id)
    if someone.left_on is not None and someone.left_on <= today(appointment.organisation_id, at):
        raise Refused("This person has left.")
    check_is_there(someone, appointment.held_from)


def check_role_is_newest(appointment: Appointment) -> None:
    """Nobody is appointed to duties that were replaced. Read while nobody else describes the role."""
    role = locked(Role, appointment.organisation_id, appointment.role_id)
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Refused("This role was described anew since. Take the proposal back, and propose it as the role is now.")
