"""Who may do what with roles. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, IN_FORCE, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.enums import MAY_BECOME, AppointmentState, MatrixState, RenewalState
from countersign.roles.models import (
    Appointment,
    Competence,
    CompetenceGap,
    FunctionRole,
    Matrix,
    MatrixDraft,
    Renewal,
    RolesTelling,
)
from countersign.roles.raci.parts import Share

TOLD = "told to them"

MAY: dict[str, dict[Hat, str]] = {
    "role.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.RISK_OWNER, Hat.STAFF), IN_FORCE),
    },
    "role.define": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "role.retire": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "appointment.propose": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "appointment.approve": {Hat.TOP_MANAGEMENT: ALL},
    "appointment.accept": {Hat.STAFF: OWN},
    "handover.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR), ALL),
    "absence.record": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "appointment.decline": {Hat.STAFF: OWN},
    "appointment.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "rolestelling.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        Hat.STAFF: TOLD,
    },
    "rolestelling.send": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "rolestelling.record": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "rolestelling.withdraw": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "functionrole.record": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "functionrole.end": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "renewal.approve": {Hat.TOP_MANAGEMENT: ALL},
    "renewal.accept": {Hat.STAFF: OWN},
    "renewal.decline": {Hat.STAFF: OWN},
    "competence.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "competence.record": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "competence.confirm": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "competence.withdraw": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "gap.plan": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "gap.evaluate": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "gap.withdraw": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "matrix.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.RISK_OWNER, Hat.STAFF), IN_FORCE),
    },
    "matrix.edit": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "matrix.approve": {Hat.TOP_MANAGEMENT: ALL},
    "matrix.accept": {Hat.STAFF: OWN},
    "matrix.close": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
}
"""Who holds what and does what is everybody's to know once it is approved; what is proposed, and what was, is not
(records 0051, 0080). So whoever people were told of by mail stands on a page that everybody opens whom it was sent to
(record 0076)."""

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


ANSWERED: dict[RenewalState, str] = {
    RenewalState.PROPOSED: "Top management has not approved this description yet.",
    RenewalState.ASKED: "This needs no approval any more: the holder is asked.",
    RenewalState.ACCEPTED: "This description was accepted before.",
    RenewalState.DECLINED: "This description was declined.",
}
"""Why a step about a new description is not possible: where it stands instead."""


ANOTHER_LEADER = (
    "another member of top management does. If nobody else leads any more, you can once that has been on record for 72 "
    "hours."
)


def can_read_all(by: Actor) -> bool:
    """What is proposed, was declined or is over, of everybody; other people read who holds what (record 0080)."""
    return any(MAY["role.read"].get(hat) == ALL for hat in by.hats)


def can_read(by: Actor, appointment: Appointment) -> bool:
    """The whole appointment, with everything that became of it: one's own, or whoever reads all of it."""
    return can_read_all(by) or appointment.person_id == by.person


def check_can_define(by: Actor) -> None:
    if not allowed(MAY, by, "role.define"):
        raise Refused("Only the ISMS lead or top management can say what a role is.")


def check_can_retire(by: Actor) -> None:
    if not allowed(MAY, by, "role.retire"):
        raise Refused("Only the ISMS lead or top management can retire a role.")


def check_can_propose(by: Actor) -> None:
    if not allowed(MAY, by, "appointment.propose"):
        raise Refused("Only the ISMS lead or top management can propose somebody for a role.")


def check_can_approve(by: Actor, appointment: Appointment, capacity: str, only_leader: bool) -> None:
    """Top management appoints: whoever is on the register on the day of the act, read again under the lock.

    ``capacity`` is what the register says of the actor that day, empty when it says nothing. Nobody approves their
    own appointment (S5), nor one that they proposed (S1), unless they are the only top manager.
    """
    if not capacity or not allowed(MAY, by, "appointment.approve"):
        raise Refused("Only top management can appoint somebody to a role.")
    if appointment.person_id == by.person and not only_leader:
        raise Refused("Nobody approves their own appointment: " + ANOTHER_LEADER)
    if appointment.proposed_by_id == by.person and not only_leader:
        raise Refused("You proposed this appointment: " + ANOTHER_LEADER)
    check_may_become(appointment, AppointmentState.APPROVED)


def can_approve(by: Actor, appointment: Appointment, only_leader: bool) -> bool:
    """Would a leader with this hat be let through, as far as a page can tell?"""
    own = by.person in (appointment.person_id, appointment.proposed_by_id) and not only_leader
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


def check_can_approve_renewal(by: Actor, renewal: Renewal, capacity: str, only_leader: bool) -> None:
    """As an appointment: top management on the day of the act, and never alone about oneself, or one's own words."""
    if not capacity or not allowed(MAY, by, "renewal.approve"):
        raise Refused("Only top management can approve what changes in a role.")
    if renewal.person_id == by.person and not only_leader:
        raise Refused("Nobody approves their own role: " + ANOTHER_LEADER)
    if renewal.asked_by_id == by.person and not only_leader:
        raise Refused("You described the role anew: " + ANOTHER_LEADER)
    if renewal.state is not RenewalState.PROPOSED:
        raise Refused(ANSWERED[renewal.state])


def can_approve_renewal(by: Actor, renewal: Renewal, only_leader: bool) -> bool:
    own = by.person in (renewal.person_id, renewal.asked_by_id) and not only_leader
    return allowed(MAY, by, "renewal.approve") and renewal.state is RenewalState.PROPOSED and not own


def check_can_answer_renewal(by: Actor, renewal: Renewal) -> None:
    """Yes or no to a new description is the holder's alone, as to the role itself (S5)."""
    if renewal.person_id != by.person:
        raise Refused("Only the holder can say whether they take on what changed.")
    if renewal.state is not RenewalState.ASKED:
        raise Refused(ANSWERED[renewal.state])


def reaches(by: Actor, act: str, person: UUID) -> bool:
    """Does the matrix let somebody do this about this person: about everybody, or about themselves?"""
    scopes = {MAY[act][hat] for hat in by.hats & MAY[act].keys()}
    return ALL in scopes or (OWN in scopes and by.person == person)


def check_open(appointment: Appointment, on: date) -> None:
    """What shows competence belongs to an appointment that is, or is to be."""
    if appointment.is_over(on):
        raise Refused(STANDS[appointment.state])


def check_can_record_competence(by: Actor, appointment: Appointment, on: date) -> None:
    if not reaches(by, "competence.record", appointment.person_id):
        raise Refused("Only the holder, the ISMS lead or top management can write down what makes somebody competent.")
    check_open(appointment, on)


def may_confirm(by: Actor, row: Competence, only_leader: bool) -> bool:
    """Would somebody with this hat be let through? Nobody confirms their own, unless they are the only leader."""
    waits = row.confirmed_at is None and row.withdrawn_at is None
    return waits and allowed(MAY, by, "competence.confirm") and (row.person_id != by.person or only_leader)


def check_can_confirm(by: Actor, row: Competence, only_leader: bool) -> None:
    """``only_leader``: the actor is the only leader there is, read again under the lock."""
    if not allowed(MAY, by, "competence.confirm"):
        raise Refused("Only the ISMS lead or top management can confirm what makes somebody competent.")
    if row.withdrawn_at is not None:
        raise Refused("This was withdrawn. There is nothing to confirm.")
    if row.confirmed_at is not None:
        raise Refused("This was confirmed before.")
    if row.person_id == by.person and not only_leader:
        raise Refused("Nobody confirms their own competence: ask the ISMS lead or another member of top management.")


def check_can_withdraw_competence(by: Actor, row: Competence) -> None:
    if not reaches(by, "competence.withdraw", row.person_id):
        raise Refused("Only the holder, the ISMS lead or top management can withdraw this.")
    if row.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")


def check_can_plan_gap(by: Actor, appointment: Appointment, on: date) -> None:
    if not reaches(by, "gap.plan", appointment.person_id):
        raise Refused("Only the holder, the ISMS lead or top management can write down what a holder still lacks.")
    check_open(appointment, on)


def may_evaluate(by: Actor, gap: CompetenceGap) -> bool:
    waits = gap.evaluated_at is None and gap.withdrawn_at is None
    return waits and allowed(MAY, by, "gap.evaluate") and gap.person_id != by.person


def check_can_evaluate(by: Actor, gap: CompetenceGap) -> None:
    """Nobody judges themselves, the only leader neither: the proof of their competence comes from outside."""
    if not allowed(MAY, by, "gap.evaluate"):
        raise Refused("Only the ISMS lead or top management can judge whether a gap is closed.")
    if gap.person_id == by.person:
        raise Refused("Nobody judges whether their own gap is closed: ask the ISMS lead or top management.")
    if gap.withdrawn_at is not None:
        raise Refused("This gap was withdrawn. There is nothing to judge.")
    if gap.evaluated_at is not None:
        raise Refused("This gap was judged before. Write down another one if something is still missing.")


def check_can_withdraw_gap(by: Actor, gap: CompetenceGap) -> None:
    if not reaches(by, "gap.withdraw", gap.person_id):
        raise Refused("Only the holder, the ISMS lead or top management can withdraw this.")
    if gap.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")
    if gap.evaluated_at is not None:
        raise Refused("It was judged whether this gap is closed, and that stays. Write down another one instead.")


def check_can_record_absence(by: Actor, person: UUID) -> None:
    """Everybody says when they are away themselves; the lead and top management say it for whoever cannot."""
    if not can_record_absence(by, person):
        raise Refused("Only the holder, the ISMS lead or top management can say who stands in.")


def can_record_absence(by: Actor, person: UUID) -> bool:
    everybody_s = any(MAY["absence.record"].get(hat) == ALL for hat in by.hats)
    return everybody_s or (allowed(MAY, by, "absence.record") and by.person == person)


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


def check_can_accept_part(by: Actor, share: Share | None) -> None:
    """Yes to what the matrix asks of somebody by name is theirs alone. ``share``: what it asks of whoever acts."""
    if not allowed(MAY, by, "matrix.accept") or share is None:
        raise Refused("The matrix does not name you as answering for anything, or as doing it.")


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


def check_can_tell(by: Actor, act: str) -> None:
    """``act``: of the matrix, to send it from here or to write down that people were told elsewhere."""
    if not allowed(MAY, by, act):
        raise Refused("Only the ISMS lead or top management can tell people who holds which role.")


def reads_all_tellings(by: Actor) -> bool:
    """Or only what was sent to them?"""
    return any(MAY["rolestelling.read"].get(hat) == ALL for hat in by.hats)


def can_withdraw_telling(by: Actor, told: RolesTelling) -> bool:
    return allowed(MAY, by, "rolestelling.withdraw") and not told.sent_here and told.withdrawn_at is None


def check_can_withdraw_telling(by: Actor, told: RolesTelling) -> None:
    if not allowed(MAY, by, "rolestelling.withdraw"):
        raise Refused("Only the ISMS lead or top management can withdraw what was recorded.")
    if told.sent_here:
        raise Refused("It was sent, and people have it: what was sent stands.")
    if told.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")


def check_can_record_function(by: Actor) -> None:
    if not allowed(MAY, by, "functionrole.record"):
        raise Refused("Only the ISMS lead or top management can write down that a function has a role.")


def check_can_end_function(by: Actor, given: FunctionRole) -> None:
    if not allowed(MAY, by, "functionrole.end"):
        raise Refused("Only the ISMS lead or top management can say that a function has a role no more.")
    if given.ended_at is not None:
        raise Refused("This was said to be over before.")
