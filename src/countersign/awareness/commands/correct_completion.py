from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.awareness.commands.record_completion import check_new, named, scored
from countersign.awareness.entries import CompletionCorrected
from countersign.awareness.models import Completion
from countersign.awareness.permissions import check_can_correct, check_could_complete
from countersign.awareness.queries import completion
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import people, person, today


@command
def correct_completion(
    *,
    completion_id: UUID,
    revision_shown: int,
    course: str,
    completed_on: date,
    valid_until: date | None = None,
    score: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Put right what is recorded of a training. What it said before stays in the ledger.

    Saving the same again changes nothing.
    """
    whose = completion(by.organisation, completion_id).person_id
    list(people(by.organisation).filter(id=whose).select_for_update())
    row = locked(Completion, by.organisation, completion_id)
    check_can_correct(by, row, revision_shown)
    someone = person(by.organisation, row.person_id)
    check_could_complete(someone, completed_on, valid_until, today(by.organisation, at))
    before, what = facts(row), (row.course, row.completed_on)
    row.course, row.completed_on = named(course), completed_on
    row.valid_until, row.score = valid_until, scored(score)
    if (row.course, row.completed_on) != what:
        check_new(by.organisation, {someone.id: str(someone)}, row.course, completed_on)
    if facts(row) != before:
        write(row, CompletionCorrected())
    return row.ref


def facts(row: Completion) -> tuple[object, ...]:
    return row.course, row.completed_on, row.valid_until, row.score
