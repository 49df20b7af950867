from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, today
from countersign.roles.commands.approve import check_still_here, hold_duties_still
from countersign.roles.commands.propose import shared
from countersign.roles.entries import RenewalApproved
from countersign.roles.models import Appointment, Renewal, Role
from countersign.roles.permissions import check_can_approve_renewal
from countersign.roles.queries import appointment as appointment_with
from countersign.roles.queries import bearing, borne_until, claims, newest, over_on
from countersign.roles.queries import role as role_with


@command
def approve_renewal(*, renewal_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Approve that a holder has the role as it is described now, in exactly the words that were shown: where duties
    of 5.3 or authority change, top management's act like appointing (ISO/IEC 27001, 5.3)."""
    renewal = locked(Renewal, by.organisation, renewal_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_renewal(by, renewal, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    check_shown(renewal, digest_shown)
    appointment = appointment_with(by.organisation, renewal.appointment_id)
    check_goes_on(appointment, today(by.organisation, at))
    check_still_here(appointment, at)
    role = role_with(by.organisation, renewal.role_id)
    hold_duties_still(role)
    check_is_newest(renewal, appointment)
    check_nobody_else(role, appointment, today(by.organisation, at))
    renewal.approved_at, renewal.approved_by_id = at, who(by)
    renewal.approved_as = capacity
    renewal.single_handed = by.person in (renewal.person_id, renewal.asked_by_id)
    write(renewal, RenewalApproved(docs=(renewal.document,)))
    return renewal.ref


def check_shown(renewal: Renewal, digest_shown: str) -> None:
    """An approval binds what was on the page (S8)."""
    if digest_shown != renewal.document:
        raise Stale("This is not the description that you were shown. Read it again before you approve.")


def check_goes_on(appointment: Appointment, on: date) -> None:
    """Whoever holds a role until a day that is known answers for it until then."""
    if appointment.declined_at is not None:
        raise Refused("This appointment was declined: there is nothing to take on.")
    if appointment.is_over(on):
        raise Refused("This appointment has ended.")


def check_nobody_else(role: Role, appointment: Appointment, on: date) -> None:
    """Of what the description brings, nobody else answers for a duty of 5.3 while this appointment lasts."""
    over = over_on(appointment)
    for one in bearing(claims(role.organisation_id, max(on, appointment.held_from)), role):
        other = one.appointment
        if other.approved_at is None or other.person_id == appointment.person_id or (over and other.held_from >= over):
            continue
        told = {"name": str(other.person), "clause": shared(one, role)}
        if until := borne_until(one, role):
            raise Refused(
                say("{name} answers for {clause} until {day}: approve this on that day, or later.", **told, day=until)
            )
        says = "{name} answers for {clause}: end that appointment first, or describe this role without the duty."
        raise Refused(say(says, **told))


def check_is_newest(renewal: Renewal, appointment: Appointment) -> None:
    """Nobody approves or takes on a description that was replaced."""
    now = newest(renewal.organisation_id, appointment.role.key)
    if now is None or now.id != renewal.role_id:
        raise Stale("This role was described anew since. Go back to your list: there is what it asks now.")
