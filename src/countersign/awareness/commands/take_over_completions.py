from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.awareness.commands.record_completion import named, scored
from countersign.awareness.entries import CompletionRecorded
from countersign.awareness.enums import Source
from countersign.awareness.imports import Line
from countersign.awareness.models import Completion
from countersign.awareness.permissions import check_can_import, check_could_complete
from countersign.awareness.queries import known_completions
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_ids
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.words import say
from countersign.ledger.writing import MOST_ROWS, command, write_many
from countersign.people.queries import people, today


@command
def take_over_completions(*, lines: Sequence[Line], file: str, by: Actor, at: datetime) -> None:
    """Record what a list from another system says about who did which training, on its word.

    ``lines``: rows of the list that can be taken over, at most 1,000. ``file``: the digest of the kept list. All of
    them or none.
    """
    check_can_import(by)
    if len(lines) > MOST_ROWS:
        raise Refused(say("At most {n} rows are taken over at once.", n=MOST_ROWS))
    given = [(line.person, line) for line in lines if line.person and line.is_new]
    if len(given) < len(lines) or not given:
        raise Refused("There is nothing in these rows that could be taken over.")
    on = today(by.organisation, at)
    ids = {person for person, _line in given}
    here = {one.id: one for one in people(by.organisation).filter(id__in=ids).select_for_update()}
    there = known_completions(by.organisation, ids, {line.course for line in lines})
    rows = []
    for id, (person, line) in zip(new_ids(at, len(given)), given, strict=True):
        if person not in here:
            raise Unknown("person")
        if line.completed_on is None or (person, line.course, line.completed_on) in there:
            raise Refused("The list was taken over meanwhile. Choose it again, and look at its rows.")
        check_could_complete(here[person], line.completed_on, line.valid_until, on)
        rows.append(
            Completion(
                id=id,
                organisation_id=by.organisation,
                person_id=person,
                course=named(line.course),
                completed_on=line.completed_on,
                valid_until=line.valid_until,
                score=scored(line.score),
                source=Source.IMPORTED.value,
                file=file,
                recorded_at=at,
                recorded_by_id=who(by),
            )
        )
    write_many(rows, [CompletionRecorded(docs=(file,), occurred_on=row.completed_on) for row in rows])
