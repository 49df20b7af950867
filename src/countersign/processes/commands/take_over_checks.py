from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_ids
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write_many
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today
from countersign.processes.entries import ProcessCheckTakenOver
from countersign.processes.imports import MOST_LINES, Line, cases_here
from countersign.processes.models import Check, Process
from countersign.processes.permissions import check_can_import, check_day, check_running, check_shown


@dataclass(frozen=True)
class Case:
    """A row of the list that says everything: which process, when, and who looked."""

    process: UUID
    checked_on: date
    person: UUID
    line: Line


@command
def take_over_checks(*, lines: Sequence[Line], file: str, by: Actor, at: datetime) -> None:
    """Record the cases that a list from another tool tells of, on its word (decision 20). All of them or none.

    ``lines``: rows of the list that can be taken over. ``file``: the digest of the kept list, which each of them names.
    They are told apart from what was written down late (EVD-003): what was brought over is late by its nature.
    """
    check_can_import(by)
    cases = [
        Case(line.process, line.checked_on, line.person, line)
        for line in lines
        if line.process and line.checked_on and line.person
    ]
    if not cases or len(cases) < len(lines):
        raise Refused("There is nothing in these rows that could be taken over.")
    if len(cases) > MOST_LINES:
        raise Refused(say("At most {n} rows are taken over at once.", n=MOST_LINES))
    check_cases(cases, today(by.organisation, at), by)
    rows = [
        Check(
            id=id,
            organisation_id=by.organisation,
            process_id=case.process,
            checked_on=case.checked_on,
            checked_at=at,
            checked_by_id=case.person,
            recorded_by_id=who(by),
            worked=case.line.worked,
            found=case.line.found.strip() or None,
            place=clean(case.line.place).strip() or None,
            scan=file,
        )
        for id, case in zip(new_ids(at, len(cases)), cases, strict=True)
    ]
    write_many(rows, [ProcessCheckTakenOver(occurred_on=case.checked_on, docs=(file,)) for case in cases])


def check_cases(cases: Sequence[Case], on: date, by: Actor) -> None:
    """Whatever a single one would be refused for, and that none of them is here already, or twice in the list."""
    for id in sorted({case.process for case in cases}):
        check_running(locked(Process, by.organisation, id))
    for case in cases:
        check_day(case.checked_on, on)
        check_is_here(person(by.organisation, case.person), case.checked_on)
        check_shown(case.line.found, case.line.place, None, worked=case.line.worked)
    wanted = {(case.process, case.person, case.checked_on) for case in cases}
    if len(wanted) < len(cases) or wanted & cases_here(by.organisation):
        raise Refused("One of these cases is recorded already, or stands in the list twice. Choose the list again.")
