"""Who may do what with roles. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused
from countersign.roles.enums import MAY_BECOME, AppointmentState
from countersign.roles.models import Appointment

MAY: dict[str, dict[Hat, str]] = {
    "role.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.RISK_OWNER, Hat.STAFF), OWN),
    },
    "role.define": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "appointment.propose": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "appointment.approve": {Hat.TOP_MANAGEMENT: ALL},
    "appointment.accept": {Hat.STAFF: OWN},
    "handover.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR), ALL),
    "absence.record": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "appointment.decline": {Hat.STAFF: OWN},
    "appointment.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
}

STANDS: dict[AppointmentState, str] = {
    AppointmentState.PROPOSED: "Top management has not approved this appointment yet.",
    AppointmentState.APPROVED: "This appointment was approved before.",
    AppointmentState.ACCEPTED: "This role was accepted before.",
    AppointmentState.DECLINED: "This role was declined.",
    AppointmentState.ENDED: "This appointment has ended.",
}
"""Why a step is not possible: where the appointment stands instead."""


def can_read_all(by: Actor) -> bool:
    """Everybody's roles; other people read their own."""
    return any(MAY["role.read"].get(hat) == ALL for hat in by.hats)


def can_read(by: Actor, appointment: Appointment) -> bool:
    return can_read_all(by) or appointment.person_id == by.person


def check_can_define(by: Actor) -> None:
    if not allowed(MAY, by, "role.define"):
        raise Refused("Only the ISMS lead or top management can say what a role is.")


def check_can_propose(by: Actor) -> None:
    if not allowed(MAY, by, "appointment.propose"):
        raise Refused("Only the ISMS lead or top management can propose somebody for a role.")


def check_can_approve(by: Actor, appointment: Appointment, capacity: str, only_leader: bool) -> None:
    """Top management appoints: whoever is on the register on the day of the act, read again under the lock.

    ``capacity`` is what the register says of the actor that day, empty when it says nothing. Nobody approves their
    own appointment, unless they are the only top manager (S5).
    """
    if not capacity or not allowed(MAY, by, "appointment.approve"):
        raise Refused("Only top management can appoint somebody to a role.")
    if appointment.person_id == by.person and not only_leader:
        raise Refused(
            "Nobody approves their own appointment: another member of top management does. If nobody else leads any "
            "more, you can once that has been on record for 72 hours."
        )
    check_may_become(appointment, AppointmentState.APPROVED)


def can_approve(by: Actor, appointment: Appointment, only_leader: bool) -> bool:
    """Would a leader with this hat be let through, as far as a page can tell?"""
    own = appointment.person_id == by.person and not only_leader
    return allowed(MAY, by, "appointment.approve") and appointment.state is AppointmentState.PROPOSED and not own


def check_can_accept(by: Actor, appointment: Appointment) -> None:
    """Accepting one's own role is the point, and is never done for another (S5)."""
    if appointment.person_id != by.person:
        raise Refused("Only the person who was appointed can accept the role.")
    check_may_become(appointment, AppointmentState.ACCEPTED)


def check_can_decline(by: Actor, appointment: Appointment) -> None:
    if appointment.person_id != by.person:
        raise Refused("Only the person who was appointed can decline the role.")
    check_may_become(appointment, AppointmentState.DECLINED)


def can_end(by: Actor, appointment: Appointment, on: date) -> bool:
    """What top management approved, it also ends; the lead clears up what was declined, and after people who left."""
    if not allowed(MAY, by, "appointment.end"):
        return False
    left = appointment.person.left_on is not None and appointment.person.left_on <= on
    open_to_lead = appointment.approved_at is None or appointment.declined_at is not None or left
    return Hat.TOP_MANAGEMENT in by.hats or open_to_lead


def check_can_end(by: Actor, appointment: Appointment, on: date) -> None:
    if not allowed(MAY, by, "appointment.end"):
        raise Refused("Only the ISMS lead or top management can end an appointment.")
    if not can_end(by, appointment, on):
        raise Refused("Top management approved this appointment: only top management can end it.")
    check_may_become(appointment, AppointmentState.ENDED)


def check_may_become(appointment: Appointment, state: AppointmentState) -> None:
    """Is this step possible from where the appointment stands?"""
    if state not in MAY_BECOME[appointment.state]:
        raise Refused(STANDS[appointment.state])


def check_can_record_absence(by: Actor, person: UUID) -> None:
    """Everybody says when they are away themselves; the lead and top management say it for whoever cannot."""
    if not can_record_absence(by, person):
        raise Refused("Only the holder, the ISMS lead or top management can say who stands in.")


def can_record_absence(by: Actor, person: UUID) -> bool:
    everybody_s = any(MAY["absence.record"].get(hat) == ALL for hat in by.hats)
    return everybody_s or (allowed(MAY, by, "absence.record") and by.person == person)
