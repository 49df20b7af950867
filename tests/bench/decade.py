"""``python -m tests.bench.decade PEOPLE``: an empty database becomes a firm of so many people with ten years behind it.

Everything that the product records is there once, by commands (``tests.readiness.living``). What years add to is then
there hundreds of times: the same rows again with days of their own over ten years, set-wise, each with its entry. At
last come the people, as in ``tests.bench.firm``.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import batched
from typing import Any
from uuid import UUID

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from django.db.models import DateField, DateTimeField, ForeignKey

from countersign.console.migrate import bring_up_to_date
from countersign.kernel.references import new_ids
from countersign.ledger.guard import Guarded, guarded_models
from countersign.ledger.kinds import KINDS, Entry
from countersign.ledger.queries import leaf_of
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.writing import MOST_ROWS, write_many
from countersign.people.queries import people as everybody
from countersign.policies.queries import parent_policy
from countersign.resources.enums import Verdict
from tests.bench.firm import Filling, Plan, settle
from tests.bench.progress import Progress
from tests.cast import Cast, cast, enter_cast
from tests.ledger.doing import do
from tests.policies.worlds import AT
from tests.readiness.living import whole_story
from tests.risks import worlds as risks

YEARS = 10
A_YEAR = timedelta(days=365)

EACH_YEAR = {
    "message": 24,
    "ask": 60,
    "commitment": 4,
    "action": 60,
    "direction": 12,
    "support": 12,
    "deviation": 2,
    "event": 6,
    "risk": 20,
    "assessment": 40,
    "treatment": 10,
    "resource": 15,
    "resourcedecision": 15,
    "interview": 50,
    "spotcheck": 40,
    "rehearsal": 4,
    "processcheck": 30,
    "measurement": 60,
    "report": 4,
    "visit": 1,
    "internalaudit": 4,
    "auditfinding": 5,
    "review": 4,
}
"""How many a year brings, by what they are; those that others belong to come first."""


AGAIN = {"resourcedecision": {"verdict": Verdict.DEFERRED.value}}
"""Of what may be there only once under its parent, the sort that may be there again."""


def main(people: int) -> None:
    bring_up_to_date(verbosity=0)
    enter_cast()
    here = cast("larkbeam-ltd")
    whole_story(here)
    risks.approved(here, risks.proposed(here, risks.recorded(here, described=risks.another("Backups fail"))))
    sequence(AT)
    tables = {model.noun: model for model in guarded_models()}
    progress = Progress(sum(EACH_YEAR.values()) * YEARS)
    for noun, times in EACH_YEAR.items():
        again(here, tables[noun], times, progress)
    parent = parent_policy(here.organisation)
    assert parent
    Filling(here, Plan(people), parent.id).fill()
    trained(here, tables["completion"], people)
    settle()


def trained(here: Cast, model: type[Guarded], people: int) -> None:
    """One training of everybody, over all the years."""
    first = exemplar(here, model)
    entry, crowd = entry_of(here.organisation, first), everybody(here.organisation).values_list("id", flat=True)
    progress = Progress(people)
    for some in batched(crowd.iterator(), MOST_ROWS):
        rows = list(copies(first, AT, [number * YEARS * A_YEAR / MOST_ROWS for number in range(1, len(some) + 1)]))
        for row, person in zip(rows, some, strict=True):
            vars(row)["person_id"] = person
        do(what=lambda *_, rows=rows: write_many(rows, [entry] * len(rows)), by=here.system, at=AT)
        progress.add(len(rows), entry.kind)


def again(here: Cast, model: type[Guarded], times: int, progress: Progress) -> None:
    """So many rows a year as the first one was, back to ten years ago; each is its own, under the same parents."""
    first = exemplar(here, model)
    entry = entry_of(here.organisation, first)
    for year in range(YEARS):
        at = AT - year * A_YEAR
        for some in batched(range(times), MOST_ROWS):
            rows = list(copies(first, at, [year * A_YEAR + (number + 1) * A_YEAR / times for number in some]))
            do(what=lambda *_, rows=rows: write_many(rows, [entry] * len(rows)), by=here.system, at=at)
            progress.add(len(rows), entry.kind)


def exemplar(here: Cast, model: type[Guarded]) -> Guarded:
    """The first that the story has; without one there is nothing to be had again."""
    those = {model.scope: here.organisation, **AGAIN.get(model.noun, {})}
    return model.objects.filter(**those).order_by("id")[0]


def copies(first: Guarded, at: datetime, ago: Iterable[timedelta]) -> Iterator[Guarded]:
    shifts = list(ago)
    for id, shift in zip(new_ids(at, len(shifts)), shifts, strict=True):
        values = {one.attname: earlier(one, getattr(first, one.attname), shift) for one in first._meta.concrete_fields}
        yield type(first)(**{**values, "id": id})


def earlier(field: Any, value: Any, by: timedelta) -> Any:
    """Days and instants move; a row that took another's place takes that of nobody."""
    if isinstance(field, DateTimeField | DateField) and value is not None:
        return value - by if isinstance(value, datetime) else value - timedelta(days=by.days)
    if field.attname == "reference":
        return ""
    if isinstance(field, ForeignKey) and field.remote_field.model is field.model:
        return None
    return value


def entry_of(organisation: UUID, row: Guarded) -> Entry:
    """Of the kind by which the row was written last."""
    leaf = leaf_of(organisation, row.entry)
    assert leaf is not None
    return KINDS[leaf.kind]()


if __name__ == "__main__":
    reading = ArgumentParser(prog="python -m tests.bench.decade", description=(__doc__ or "").partition(":")[2])
    reading.add_argument("people", type=int)
    main(reading.parse_args().people)
