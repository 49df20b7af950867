from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from countersign.awareness.entries import InterviewRecorded
from countersign.awareness.enums import AskedAs, Mark
from countersign.awareness.models import Interview
from countersign.awareness.permissions import check_can_record_interview, check_was_here
from countersign.awareness.queries import interview_questions
from countersign.awareness.queries.results import has_passed
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write
from countersign.people.queries import leads_somebody, person, today
from countersign.roles.queries import appointments

CORE = ("R1", "R12")
"""Whoever cannot say what they are responsible for, or how they know that management is behind it, does not pass."""


@command
def record_interview(
    *, person_id: UUID, asked_as: AskedAs, marks: Mapping[str, Mark], asked_on: date, by: Actor, at: datetime
) -> Ref:
    """Record that somebody was asked, by name, about a role that they hold or a department that they lead.

    ``marks``: yes, partly or no, by the number of the question. They decide whether it was passed, and are not kept.
    """
    check_can_record_interview(by, person_id)
    someone, on = person(by.organisation, person_id), today(by.organisation, at)
    check_was_here(someone, asked_on, on)
    if asked_as is AskedAs.ROLE and not holds_a_role(by.organisation, person_id, asked_on):
        raise Refused("This person holds no role that they accepted. Ask about a role, or as a manager.")
    if asked_as is AskedAs.MANAGER and not leads_somebody(by.organisation, person_id):
        raise Refused("Nobody reports to this person. Ask about their role.")
    asked = [one.number for one in interview_questions(asked_as)]
    if not marks:
        raise Refused("Say how at least one question was answered.")
    if not set(marks) <= set(asked):
        raise Refused("One of the questions is for somebody else: see beside each of them for whom it is.")
    row = Interview(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=someone.id,
        asked_as=asked_as.value,
        questions=[number for number in asked if number in marks],
        passed=has_passed(marks, CORE),
        asked_on=asked_on,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, InterviewRecorded(occurred_on=asked_on))
    return row.ref


def holds_a_role(organisation: UUID, person: UUID, on: date) -> bool:
    held = appointments(organisation).filter(person_id=person, accepted_at__isnull=False)
    return any(not one.is_over(on) for one in held)
