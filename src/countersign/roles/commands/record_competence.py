from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import CompetenceRecorded
from countersign.roles.enums import Basis
from countersign.roles.models import Appointment, Competence
from countersign.roles.permissions import check_can_record_competence

LONGEST = 500
EARLIEST, LATEST = 1950, 2100


@command
def record_competence(
    *,
    appointment_id: UUID,
    basis: Basis,
    text: str,
    shown_on: date,
    expires_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down what shows that a holder is competent in their role (ISO/IEC 27001, 7.2).

    ``text``: what it is, and where it can be seen. ``expires_on``: the last day it counts, if it has one. What the
    holder writes down themselves counts once somebody else has confirmed it.
    """
    appointment = locked(Appointment, by.organisation, appointment_id)
    on = today(by.organisation, at)
    check_can_record_competence(by, appointment, on)
    check_days(shown_on, expires_on, on)
    by_another = appointment.person_id != who(by)
    row = Competence(
        id=new_id(at),
        organisation_id=by.organisation,
        appointment_id=appointment.id,
        person_id=appointment.person_id,
        basis=basis.value,
        text=said(text, "Say what it is: a course, a degree, what somebody has done and where."),
        shown_on=shown_on,
        expires_on=expires_on,
        recorded_at=at,
        recorded_by_id=who(by),
        confirmed_at=at if by_another else None,
        confirmed_by_id=who(by) if by_another else None,
    )
    write(row, CompetenceRecorded(occurred_on=shown_on))
    return row.ref


def check_days(shown_on: date, expires_on: date | None, on: date) -> None:
    if not EARLIEST <= shown_on.year <= LATEST:
        raise Refused("Look at the year of the evidence.")
    if shown_on > on:
        raise Refused("Only what has happened shows that somebody is competent. What is still to come is a plan.")
    if expires_on is not None and expires_on < shown_on:
        raise Refused("It cannot expire before its own day: look at both.")
    if expires_on is not None and expires_on.year > LATEST:
        raise Refused("Look at the year in which it expires.")


def said(text: str, why: str) -> str:
    """What somebody wrote, without what nobody sees. Raises Refused for nothing, with ``why``, and for too much."""
    written = clean(text).strip()
    if not written:
        raise Refused(why)
    if len(written) > LONGEST:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST))
    return written
