from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from countersign.awareness.entries import CompletionRecorded
from countersign.awareness.enums import Source
from countersign.awareness.models import Completion
from countersign.awareness.permissions import check_can_record, check_could_complete
from countersign.awareness.queries import known_completions
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_ids
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.text.characters import clean
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, write_many
from countersign.people.queries import people, today

LONGEST_COURSE, LONGEST_SCORE = 200, 40
MOST_AT_ONCE = 200
MOST_NAMED = 5


@command
def record_completion(
    *,
    people_ids: Collection[UUID],
    course: str,
    completed_on: date,
    valid_until: date | None = None,
    score: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Record that people did a training in information security on a day (ISO/IEC 27001, 7.2 and 7.3).

    ``valid_until``: the last day it counts, if the course says one. All of them or none.
    """
    ids = list(dict.fromkeys(people_ids))
    check_can_record(by, ids)
    if not ids:
        raise Refused("Choose who did the training.")
    if len(ids) > MOST_AT_ONCE:
        raise Refused(say("Record at most {n} people at once, or take over a list.", n=MOST_AT_ONCE))
    called = named(course)
    on = today(by.organisation, at)
    here = {one.id: one for one in people(by.organisation).filter(id__in=ids).select_for_update()}
    for id in ids:
        if id not in here:
            raise Unknown("person")
        check_could_complete(here[id], completed_on, valid_until, on)
    check_new(by.organisation, {id: str(here[id]) for id in ids}, called, completed_on)
    rows = [
        Completion(
            id=id,
            organisation_id=by.organisation,
            person_id=person,
            course=called,
            completed_on=completed_on,
            valid_until=valid_until,
            score=scored(score),
            source=Source.RECORDED.value,
            recorded_at=at,
            recorded_by_id=who(by),
        )
        for id, person in zip(new_ids(at, len(ids)), ids, strict=True)
    ]
    write_many(rows, [CompletionRecorded(occurred_on=completed_on) for _one in rows])
    return rows[0].ref


def check_new(organisation: UUID, names: dict[UUID, str], course: str, completed_on: date) -> None:
    there = known_completions(organisation, names, [course])
    twice = sorted(names[person] for person, _course, on in there if on == completed_on)
    if twice:
        others = ["others"] if len(twice) > MOST_NAMED else []
        raise Refused(
            say(
                "This is recorded already of {names}, for that day.",
                names=listed([*twice[:MOST_NAMED], *others]),
            )
        )


def named(course: str) -> str:
    written = clean(course).strip()
    if not written:
        raise Refused("Say what the training is called.")
    if len(written) > LONGEST_COURSE:
        raise Refused(say("Its name has at most {n} characters.", n=LONGEST_COURSE))
    return written


def scored(score: str) -> str | None:
    """What came out, as it was written; None for nothing."""
    written = clean(score).strip()
    if len(written) > LONGEST_SCORE:
        raise Refused(say("What came out has at most {n} characters.", n=LONGEST_SCORE))
    return written or None
