"""Who may do what with trainings, spot checks and rehearsals. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.awareness.models import Completion, Draw, Interview, Invitation, Rehearsal
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, DEPARTMENT, OWN, RELEASED, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment

MAY: dict[str, dict[Hat, str]] = {
    "completion.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "completion.record": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR, Hat.TOP_MANAGEMENT), ALL),
    "completion.import": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "completion.export": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR, Hat.INTERNAL_AUDITOR), ALL),
    "completion.correct": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "completion.withdraw": dict.fromkeys((Hat.ISMS_LEAD, Hat.HR), ALL),
    "rolecheck.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "rolecheck.take": {Hat.STAFF: OWN},
    "spotcheck.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "spotcheck.draw": dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "spotcheck.answer": {Hat.STAFF: OWN},
    "spotcheck.ask": {
        **dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.DEPARTMENT_CONTACT: DEPARTMENT,
    },
    "interview.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "interview.record": dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "interview.withdraw": dict.fromkeys((Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "rehearsal.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), RELEASED),
        Hat.STAFF: OWN,
    },
    "rehearsal.take": {Hat.STAFF: OWN},
    "rehearsal.release": {Hat.STAFF: OWN},
}


def can_read_all(by: Actor) -> bool:
    """Everybody's trainings; other people read their own."""
    return any(MAY["completion.read"].get(hat) == ALL for hat in by.hats)


def check_can_record(by: Actor, people: Collection[UUID]) -> None:
    """By hand: on one's own word nobody did a training."""
    if not allowed(MAY, by, "completion.record"):
        raise Refused("Only the ISMS lead, HR or top management can record who did a training.")
    if by.person in people:
        raise Refused("Nobody records their own training: ask a colleague, or take over the list of the course.")


def check_can_import(by: Actor) -> None:
    """A list speaks for itself, and is kept: whoever takes it over may stand in it."""
    if not allowed(MAY, by, "completion.import"):
        raise Refused("Only the ISMS lead or HR can take over a list of trainings.")


def check_can_correct(by: Actor, row: Completion, revision_shown: int) -> None:
    if not allowed(MAY, by, "completion.correct"):
        raise Refused("Only the ISMS lead or HR can put a training right.")
    check_another_s(by, row)
    if row.revision != revision_shown:
        raise Stale("Somebody changed this after you opened it. Look at it again, then save.")


def check_can_withdraw(by: Actor, row: Completion) -> None:
    if not allowed(MAY, by, "completion.withdraw"):
        raise Refused("Only the ISMS lead or HR can withdraw a training.")
    check_another_s(by, row)


def check_another_s(by: Actor, row: Completion) -> None:
    if row.person_id == by.person:
        raise Refused("Nobody changes what is recorded of their own training: ask a colleague.")
    if row.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")


def check_could_complete(person: Person, completed_on: date, valid_until: date | None, today: date) -> None:
    """The day lies behind us, the person was here, and it does not lapse before it begins."""
    if person.erased_at is not None:
        raise Refused("This person was erased: nothing is recorded about them any more.")
    if completed_on > today:
        raise Refused("Only what has happened can be recorded: look at the day.")
    if completed_on.year < EARLIEST:
        raise Refused("Look at the year of the training.")
    if person.left_on is not None and completed_on >= person.left_on:
        raise Refused(say("{name} left on {day}, before that.", name=str(person), day=person.left_on))
    if valid_until is not None and not completed_on <= valid_until < date(LATEST, 1, 1):
        raise Refused("It counts until its own day or a later one: look at both days.")


EARLIEST, LATEST = 1990, 2101


def may_read_check(by: Actor, person: UUID) -> bool:
    """Whether somebody passed, and when. What they answered is for nobody else."""
    scopes = {MAY["rolecheck.read"][hat] for hat in by.hats & MAY["rolecheck.read"].keys()}
    return ALL in scopes or (OWN in scopes and by.person == person)


def may_check(by: Actor, appointment: Appointment, on: date) -> bool:
    holds = appointment.accepted_at is not None and not appointment.is_over(on)
    return appointment.person_id == by.person and holds and allowed(MAY, by, "rolecheck.take")


def check_can_check(by: Actor, appointment: Appointment, on: date) -> None:
    """For oneself alone, and about a role that one accepted and still holds."""
    if appointment.person_id != by.person:
        raise Refused("Only the holder of a role can answer whether they know it.")
    if appointment.accepted_at is None:
        raise Refused("Accept the role first: then you can look whether you know it.")
    if appointment.is_over(on):
        raise Refused("You hold this role no more.")


def can_read_draws(by: Actor) -> bool:
    """How draws came out; other people find only what waits for themselves."""
    return any(MAY["spotcheck.read"].get(hat) == ALL for hat in by.hats)


def check_can_draw(by: Actor) -> None:
    if not allowed(MAY, by, "spotcheck.draw"):
        raise Refused("Only the ISMS lead or an internal auditor can draw people for a spot check.")


def check_could_draw(draw: Draw, digest_shown: str, on: date) -> None:
    """From the list that was shown, once, and on the day on which it was made."""
    if draw.drawn_at is not None:
        raise Refused("People were drawn from this list before. A list has one seed, and nobody can choose another.")
    if digest_shown != draw.population:
        raise Stale("This is another list than the one that you saw. Look at it again, then draw.")
    if draw.fixed_on != on:
        raise Refused("This list is of an earlier day. Write down who is here today, and draw from that.")


def may_ask(by: Actor, department: str, own_department: str) -> bool:
    """May somebody write down what people of a department answer? A department contact asks their own."""
    scopes = {MAY["spotcheck.ask"][hat] for hat in by.hats & MAY["spotcheck.ask"].keys()}
    return ALL in scopes or (DEPARTMENT in scopes and bool(department) and department == own_department)


def check_can_ask(by: Actor, invitation: Invitation, own_department: str) -> None:
    if not may_ask(by, invitation.department, own_department):
        raise Refused("The ISMS lead, an internal auditor, or the contact of the department writes down what was said.")
    if invitation.person_id == by.person:
        raise Refused("Nobody interviews themselves: answer the questions on your own page.")


def check_open(draw: Draw, on: date) -> None:
    if draw.drawn_at is None:
        raise Refused("Nobody has been drawn yet.")
    if draw.closed_at is not None or (draw.until_on is not None and on > draw.until_on):
        raise Refused("The days in which to answer are over. Thank you all the same: nothing is missing from you.")


def check_can_record_interview(by: Actor, person: UUID) -> None:
    if not allowed(MAY, by, "interview.record"):
        raise Refused("Only the ISMS lead or an internal auditor can record that they asked somebody about a role.")
    if person == by.person:
        raise Refused("Nobody interviews themselves. Whoever holds a role can look by themselves whether they know it.")


def check_was_here(person: Person, asked_on: date, today: date) -> None:
    if person.erased_at is not None:
        raise Refused("This person was erased: nothing is recorded about them any more.")
    if asked_on > today:
        raise Refused("Only what has happened can be recorded: look at the day.")
    if asked_on.year < EARLIEST:
        raise Refused("Look at the year.")
    if person.left_on is not None and asked_on >= person.left_on:
        raise Refused(say("{name} left on {day}, before that.", name=str(person), day=person.left_on))


def may_read_interview(by: Actor, person: UUID) -> bool:
    scopes = {MAY["interview.read"][hat] for hat in by.hats & MAY["interview.read"].keys()}
    return ALL in scopes or (OWN in scopes and by.person == person)


def check_can_withdraw_interview(by: Actor, row: Interview) -> None:
    if not allowed(MAY, by, "interview.withdraw"):
        raise Refused("Only the ISMS lead or an internal auditor can take back that somebody was asked.")
    if row.person_id == by.person:
        raise Refused("Nobody takes back what is recorded of themselves: ask a colleague.")
    if row.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")


def check_can_release(by: Actor, row: Rehearsal) -> None:
    """How a rehearsal went belongs to whoever rehearsed, and so does letting others see it."""
    if row.person_id != by.person:
        raise Refused("Only whoever rehearsed can let others see how it went.")
    if not row.scored:
        raise Refused("A briefing has no result that others could see.")
    if row.released_at is not None:
        raise Refused("Others can see it already.")


def may_read_rehearsals(by: Actor) -> bool:
    """How many rehearsed, and what leaders let be seen; other people read their own."""
    return any(MAY["rehearsal.read"].get(hat) == RELEASED for hat in by.hats)
