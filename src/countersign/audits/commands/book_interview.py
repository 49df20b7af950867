from __future__ import annotations

import re
from datetime import date, datetime
from uuid import UUID

from countersign.audits.entries import InterviewBooked
from countersign.audits.models import Interview, Visit
from countersign.audits.permissions import check_can_book
from countersign.audits.queries import interviews_of, last_day
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import leaders, person, today

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@command
def book_interview(
    *, visit_id: UUID, leader_id: UUID, interview_on: date, begins: str = "", by: Actor, at: datetime
) -> Ref:
    """Record that a slot is booked in which the auditors of a visit speak with somebody in top management."""
    visit = locked(Visit, by.organisation, visit_id)
    check_can_book(by, visit)
    leader = person(by.organisation, leader_id)
    on = today(by.organisation, at)
    if not leaders(by.organisation, max(on, interview_on)).filter(person_id=leader.id).exists():
        raise Refused(say("{name} is not on the register of top management on that day.", name=str(leader)))
    check_within(visit, interview_on, on)
    if begins and not CLOCK.fullmatch(begins):
        raise Refused("Write the time as hours and minutes, for example 09:30; or leave it open.")
    if interviews_of(visit).filter(leader_id=leader.id, interview_on=interview_on, ended_at=None).exists():
        raise Refused(say("{name} has a slot on that day already.", name=str(leader)))
    row = Interview(
        id=new_id(at),
        organisation_id=by.organisation,
        visit=visit,
        leader=leader,
        interview_on=interview_on,
        begins=begins,
        booked_at=at,
        booked_by_id=who(by),
    )
    write(row, InterviewBooked(occurred_on=on))
    return row.ref


def check_within(visit: Visit, interview_on: date, on: date) -> None:
    until = last_day(visit)
    if interview_on < on:
        raise Refused("That day is over: a slot is booked ahead.")
    if interview_on < visit.visit_on or (until is not None and interview_on > until):
        raise Refused("The interview is while the auditors are here: look at the days of the audit.")
