from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.money import Money
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import departments, is_leader, person, today
from countersign.roles.entries import AppointmentProposed
from countersign.roles.enums import AppointmentState, Authority, Duty, RiskLevel
from countersign.roles.library import CONTACT, EVERYONE
from countersign.roles.models import Appointment, Role
from countersign.roles.permissions import check_can_propose
from countersign.roles.queries import (
    Claim,
    bearing,
    borne_until,
    claims,
    has_both,
    newest,
    open_in_role,
    owns_and_leads,
    retirement,
)
from countersign.roles.queries import appointment as appointment_with

if TYPE_CHECKING:
    from countersign.people.models import Person

CLAUSES = {Duty.CONFORMITY: "5.3 (a)", Duty.REPORTING: "5.3 (b)"}
MOST_HOURS = 60
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Terms:
    """What goes with an appointment: what the holder may decide without asking, for how much money a year, how large
    a risk they accept, to whom they take what is stuck, the time that is agreed, whom they report to, how several
    hats are told apart, who stands in, and for which departments they speak."""

    authorities: tuple[Authority, ...] = ()
    spends: Money | None = None
    accepts_up_to: RiskLevel | None = None
    escalates_to_id: UUID | None = None
    hours_a_week: int | None = None
    direct_line: bool = False
    reporting_note: str = ""
    hat_note: str = ""
    deputy_id: UUID | None = None
    departments: tuple[str, ...] = ()


@command
def propose(
    *,
    role_id: UUID,
    person_id: UUID,
    held_from: date,
    terms: Terms,
    succeeds_id: UUID | None = None,
    note_later: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put somebody forward for a role, on these terms. Top management appoints them by approving exactly that.

    ``succeeds_id``: which appointment to this role they take over, of somebody else or, on other terms, of their own;
    it ends with the approval. ``note_later``: the reporting note follows, where one is asked for.
    """
    role = locked(Role, by.organisation, role_id)
    check_can_propose(by)
    check_is_newest(role)
    check_can_hold(role, person_id, held_from, today(by.organisation, at), succeeds_id)
    check_terms(role, person_id, held_from, terms, leads=leads(by.organisation, person_id, at))
    check_place(role, person_id, held_from, succeeds_id, told=bool(terms.reporting_note.strip()) or note_later)
    check_departments(role, terms.departments, departments(by.organisation, today(by.organisation, at)))
    appointment = Appointment(
        id=new_id(at),
        organisation_id=by.organisation,
        role=role,
        person_id=person_id,
        held_from=held_from,
        authorities=[kind.value for kind in Authority if kind in terms.authorities],
        amount_minor=terms.spends.amount_minor if terms.spends else None,
        currency=terms.spends.currency if terms.spends else "",
        accepts_up_to=terms.accepts_up_to or "",
        escalates_to_id=terms.escalates_to_id,
        hours_a_week=terms.hours_a_week,
        direct_line=terms.direct_line,
        reporting_note=terms.reporting_note.strip(),
        hat_note=terms.hat_note.strip(),
        deputy_id=terms.deputy_id,
        departments=sorted(set(terms.departments), key=str.casefold),
        succeeds_id=succeeds_id,
        proposed_at=at,
        proposed_by_id=who(by),
    )
    appointment.document = appointment.digest
    write(appointment, AppointmentProposed(docs=(appointment.document,), occurred_on=held_from))
    return appointment.ref


def check_place(role: Role, person_id: UUID, held_from: date, succeeds_id: UUID | None, *, told: bool) -> None:
    """Beside whatever others and they themselves have. ``told``: the reporting note is there, or follows."""
    found = [one for one in claims(role.organisation_id, held_from, person_id) if one.appointment.id != succeeds_id]
    has = [one for one in found if one.appointment.person_id == person_id]
    check_had_it_before(role, [one.appointment for one in has])
    check_succeeds(role, held_from, succeeds_id)
    check_only_holder(role, person_id, [one for one in found if one.appointment.approved_at])
    check_says_how(role, has, told=told)


def leads(organisation: UUID, person_id: UUID, at: datetime) -> bool:
    return is_leader(organisation, person_id, today(organisation, at))


def check_is_newest(role: Role) -> None:
    """Nobody is put forward for duties that have been replaced."""
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Stale("This role was described anew after you opened the page. Read it again, then propose.")
    if retirement(role):
        raise Refused("This role was retired: describe it again before somebody is proposed for it.")


def check_can_hold(role: Role, person_id: UUID, held_from: date, on: date, succeeds_id: UUID | None) -> None:
    """Raises Unknown for somebody else's people."""
    someone = person(role.organisation_id, person_id)
    if role.key == EVERYONE:
        raise Refused("Everybody has this role by working here: nobody is appointed to it.")
    if someone.left_on is not None and someone.left_on <= on:
        raise Refused("This person has left.")
    check_is_there(someone, held_from)
    if open_in_role(role.organisation_id, role.key, person_id, besides=succeeds_id):
        raise Refused(say("{name} has this role, or is proposed for it, already.", name=str(someone)))


def check_had_it_before(role: Role, has: Sequence[Appointment]) -> None:
    """Nobody holds a role twice on one day: what was ended for later is still held until then."""
    for one in has:
        if one.role.key == role.key and one.held_until is not None:
            told = "{name} has this role until {day} as it is. Let the new appointment begin on that day, or later."
            raise Refused(say(told, name=str(one.person), day=one.held_until))


def check_is_there(someone: Person, held_from: date) -> None:
    """Nobody holds a role before their first day here, nor from their last one on."""
    if someone.joined_on is not None and held_from < someone.joined_on:
        told = "{name} is here from {day} on. Let the appointment begin on that day, or later."
        raise Refused(say(told, name=str(someone), day=someone.joined_on))
    if someone.left_on is not None and held_from >= someone.left_on:
        told = "{name} leaves on {day}, before this appointment begins. Choose an earlier day, or somebody else."
        raise Refused(say(told, name=str(someone), day=someone.left_on))


def check_succeeds(role: Role, held_from: date, succeeds_id: UUID | None) -> None:
    """One takes over the same role, and not before it was held. Raises Unknown for none.

    Whoever succeeds themselves holds it on other terms from that day on.
    """
    if succeeds_id is None:
        return
    before = appointment_with(role.organisation_id, succeeds_id)
    if before.role.key != role.key:
        raise Refused("A successor takes over the same role: choose the appointment that they take over from.")
    if before.state not in (AppointmentState.APPROVED, AppointmentState.ACCEPTED):
        raise Refused("That appointment is not held any more, or not yet: propose somebody without a predecessor.")
    if held_from < before.held_from:
        told = "{name} has this role since {day}: a successor begins on that day, or later."
        raise Refused(say(told, name=str(before.person), day=before.held_from))


def check_only_holder(role: Role, person_id: UUID, appointed: Sequence[Claim]) -> None:
    """Each of the two duties of 5.3 has one name at a time: of two who answer for it, neither does.

    Of several who are proposed, top management chooses one.
    """
    for one in bearing(appointed, role):
        if one.appointment.person_id == person_id:
            continue
        told = {"name": str(one.appointment.person), "clause": shared(one, role)}
        if until := borne_until(one, role):
            says = "{name} answers for {clause} until {day}. Let the next appointment begin on that day, or later."
            raise Refused(say(says, **told, day=until))
        says = "{name} answers for {clause}: propose a successor on the page of that appointment, or end it first."
        raise Refused(say(says, **told))


def shared(one: Claim, role: Role) -> str:
    """What both of them bring."""
    return listed([CLAUSES[duty] for duty in one.carries if duty in role.carries])


def check_says_how(role: Role, has: Sequence[Claim], *, told: bool) -> None:
    """Where one person reports on their own work, somebody asks how. ``has``: what else they have, or are to have."""
    if told or any(one.appointment.reporting_note for one in has):
        return
    if has_both(has, role):
        raise Refused(
            "One person makes sure that the ISMS conforms, and reports on it: write how the reporting works, or tick "
            "that this follows later."
        )
    if owns_and_leads(has, role):
        raise Refused(
            "One person owns the ISMS as sponsor, and leads it: write to whom it is reported and how, or tick that "
            "this follows later."
        )


def check_terms(role: Role, person_id: UUID, held_from: date, terms: Terms, *, leads: bool) -> None:
    """What would be an appointment that nobody can defend before an auditor is not even put forward."""
    if terms.deputy_id is not None:
        deputy = person(role.organisation_id, terms.deputy_id)
        if deputy.id == person_id or deputy.left_on is not None:
            raise Refused("Whoever stands in is somebody else, and is here.")
        if deputy.joined_on is not None and deputy.joined_on > held_from:
            told = "{name} is here from {day} on, and cannot stand in before. Name somebody else."
            raise Refused(say(told, name=str(deputy), day=deputy.joined_on))
    if terms.hours_a_week is not None and not 1 <= terms.hours_a_week <= MOST_HOURS:
        raise Refused(say("Agree on 1 to {n} hours a week, or leave them open.", n=MOST_HOURS))
    if max(len(terms.reporting_note), len(terms.hat_note)) > LONGEST_NOTE:
        raise Refused(say("A note has at most {n} characters.", n=LONGEST_NOTE))
    if role.carries and leads and not terms.hat_note.strip():
        raise Refused("Top management takes on one of the two duties here: write down which hat is worn when.")
    check_money(terms, leads=leads)
    check_risks(terms, leads=leads)
    check_escalation(role, person_id, terms, leads=leads)


def check_money(terms: Terms, *, leads: bool) -> None:
    if (terms.spends is not None) and Authority.SPEND not in terms.authorities:
        raise Refused("A sum goes with the authority to spend: give both or neither.")
    if Authority.SPEND in terms.authorities and terms.spends is None and not leads:
        raise Refused("Only top management spends without a limit: write the sum.")


def check_risks(terms: Terms, *, leads: bool) -> None:
    if terms.accepts_up_to and Authority.ACCEPT_RISK not in terms.authorities:
        raise Refused("A level goes with the authority to accept risks: give both or neither.")
    if Authority.ACCEPT_RISK in terms.authorities and terms.accepts_up_to is None and not leads:
        raise Refused("Only top management accepts any risk: say up to which level.")


def check_escalation(role: Role, person_id: UUID, terms: Terms, *, leads: bool) -> None:
    """Taking a matter higher up leads to somebody: a person who is named, or top management by the direct line."""
    may = Authority.ESCALATE in terms.authorities
    if terms.escalates_to_id is None:
        if may and not (terms.direct_line or leads):
            raise Refused("Say to whom matters are taken that are stuck, or give the direct line to top management.")
        return
    if not may:
        raise Refused(
            "Somebody to take matters to goes with the authority to take them higher up: give both or neither."
        )
    above = person(role.organisation_id, terms.escalates_to_id)
    if above.id == person_id or above.left_on is not None:
        raise Refused("Whoever matters are taken to is somebody else, and is here.")


def check_departments(role: Role, spoken_for: tuple[str, ...], known: list[str]) -> None:
    """A contact speaks for a department that there is. Where none is known by name, there is only the whole."""
    for name in spoken_for:
        if name not in known:
            raise Refused(say("No department is called “{name}” here. Choose one that people belong to.", name=name))
    if role.key == CONTACT and known and not spoken_for:
        raise Refused("Say for which departments this contact speaks.")
