"""Who may do what with roles. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, IN_FORCE, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.enums import MAY_BECOME, AppointmentState, MatrixState
from countersign.roles.models import Appointment, Matrix, MatrixDraft

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
    "appointment.decline": {Hat.STAFF: OWN},
    "appointment.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "matrix.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.RISK_OWNER, Hat.STAFF), IN_FORCE),
    },
    "matrix.edit": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "matrix.approve": {Hat.TOP_MANAGEMENT: ALL},
    "matrix.close": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
}
"""Who does what is everybody's to know once it is approved; what is proposed, and what was, is not (record 0051)."""

MATRIX_STANDS: dict[MatrixState, str] = {
    MatrixState.PROPOSED: "Top management has not decided about this version yet.",
    MatrixState.APPROVED: "This version was approved before.",
    MatrixState.TAKEN_BACK: "This version was taken back, or not approved.",
    MatrixState.WITHDRAWN: "This version was withdrawn.",
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


def can_read_every_matrix(by: Actor) -> bool:
    """Versions that wait, were replaced or never approved; other people read the one in force."""
    return any(MAY["matrix.read"].get(hat) == ALL for hat in by.hats)


def check_can_edit_matrix(by: Actor) -> None:
    if not allowed(MAY, by, "matrix.edit"):
        raise Refused("Only the ISMS lead or top management can change the matrix.")


def check_matrix_fresh(draft: MatrixDraft, revision_shown: int) -> None:
    """Nobody writes over what they have not seen."""
    if draft.revision != revision_shown:
        raise Stale("Somebody changed the matrix after you opened it. Look at what is there now, then change it again.")


def check_can_approve_matrix(by: Actor, matrix: Matrix, capacity: str, only_leader: bool) -> None:
    """Top management says who does what; nobody approves what they wrote or proposed, unless nobody else leads (S1)."""
    if not capacity or not allowed(MAY, by, "matrix.approve"):
        raise Refused("Only top management can approve the matrix.")
    if matrix.state is not MatrixState.PROPOSED:
        raise Refused(MATRIX_STANDS[matrix.state])
    if matrix.is_own_of(by.person) and not only_leader:
        raise Refused(
            "You wrote or proposed this version: another member of top management approves it. If nobody else leads "
            "any more, you can once that has been on record for 72 hours."
        )


def can_approve_matrix(by: Actor, matrix: Matrix, only_leader: bool) -> bool:
    """Would a leader with this hat be let through, as far as a page can tell?"""
    open_to = allowed(MAY, by, "matrix.approve") and matrix.state is MatrixState.PROPOSED
    return open_to and (only_leader or not matrix.is_own_of(by.person))


def can_close_matrix(by: Actor, matrix: Matrix) -> bool:
    """What top management approved, it also withdraws."""
    if not allowed(MAY, by, "matrix.close"):
        return False
    leads = Hat.TOP_MANAGEMENT in by.hats
    return matrix.state is MatrixState.PROPOSED or (leads and matrix.state is MatrixState.APPROVED)


def check_can_close_matrix(by: Actor, matrix: Matrix) -> None:
    if not allowed(MAY, by, "matrix.close"):
        raise Refused("Only the ISMS lead or top management can take the matrix back.")
    if matrix.state not in (MatrixState.PROPOSED, MatrixState.APPROVED):
        raise Refused(MATRIX_STANDS[matrix.state])
    if not can_close_matrix(by, matrix):
        raise Refused("Top management has approved this version: only top management can withdraw it.")
