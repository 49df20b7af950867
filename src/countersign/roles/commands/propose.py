from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.money import Money
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import departments, is_leader, person, today
from countersign.roles.entries import AppointmentProposed
from countersign.roles.enums import Authority, RiskLevel
from countersign.roles.library import CONTACT, EVERYONE
from countersign.roles.models import Appointment, Role
from countersign.roles.permissions import check_can_propose
from countersign.roles.queries import newest, open_in_role, retirement

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
def propose(*, role_id: UUID, person_id: UUID, held_from: date, terms: Terms, by: Actor, at: datetime) -> Ref:
    """Put somebody forward for a role, on these terms. Top management appoints them by approving exactly that."""
    role = locked(Role, by.organisation, role_id)
    check_can_propose(by)
    check_is_newest(role)
    check_can_hold(role, person_id, today(by.organisation, at))
    at_the_top = leads(by.organisation, person_id, at)
    check_terms(role, person_id, terms, leads=at_the_top)
    check_money(terms, leads=at_the_top)
    check_risks(terms, leads=at_the_top)
    check_escalation(role, person_id, terms, leads=at_the_top)
    check_departments(role, terms.departments, departments(by.organisation, today(by.organisation, at)))
    money = terms.spends
    appointment = Appointment(
        id=new_id(at),
        organisation_id=by.organisation,
        role=role,
        person_id=person_id,
        held_from=held_from,
        authorities=[kind.value for kind in Authority if kind in terms.authorities],
        amount_minor=money.amount_minor if money else None,
        currency=money.currency if money else "",
        accepts_up_to=terms.accepts_up_to or "",
        escalates_to_id=terms.escalates_to_id,
        hours_a_week=terms.hours_a_week,
        direct_line=terms.direct_line,
        reporting_note=terms.reporting_note.strip(),
        hat_note=terms.hat_note.strip(),
        deputy_id=terms.deputy_id,
        departments=sorted(set(terms.departments), key=str.casefold),
        proposed_at=at,
        proposed_by_id=who(by),
    )
    appointment.document = appointment.digest
    write(appointment, AppointmentProposed(docs=(appointment.document,), occurred_on=held_from))
    return appointment.ref


def leads(organisation: UUID, person_id: UUID, at: datetime) -> bool:
    return is_leader(organisation, person_id, today(organisation, at))


def check_is_newest(role: Role) -> None:
    """Nobody is put forward for duties that have been replaced."""
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Stale("This role was described anew after you opened the page. Read it again, then propose.")
    if retirement(role):
        raise Refused("This role was retired: describe it again before somebody is proposed for it.")


def check_can_hold(role: Role, person_id: UUID, on: date) -> None:
    """Raises Unknown for somebody else's people."""
    someone = person(role.organisation_id, person_id)
    if role.key == EVERYONE:
        raise Refused("Everybody has this role by working here: nobody is appointed to it.")
    if someone.left_on is not None and someone.left_on <= on:
        raise Refused("This person has left.")
    if open_in_role(role.organisation_id, role.key, person_id):
        raise Refused(say("{name} has this role, or is proposed for it, already.", name=str(someone)))


def check_terms(role: Role, person_id: UUID, terms: Terms, *, leads: bool) -> None:
    """What would be an appointment that nobody can defend before an auditor is not even put forward."""
    if terms.deputy_id is not None:
        deputy = person(role.organisation_id, terms.deputy_id)
        if deputy.id == person_id or deputy.left_on is not None:
            raise Refused("Whoever stands in is somebody else, and is here.")
    if terms.hours_a_week is not None and not 1 <= terms.hours_a_week <= MOST_HOURS:
        raise Refused(say("Agree on 1 to {n} hours a week, or leave them open.", n=MOST_HOURS))
    if max(len(terms.reporting_note), len(terms.hat_note)) > LONGEST_NOTE:
        raise Refused(say("A note has at most {n} characters.", n=LONGEST_NOTE))
    if role.carries and leads and not terms.hat_note.strip():
        raise Refused("Top management takes on one of the two duties here: write down which hat is worn when.")


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
