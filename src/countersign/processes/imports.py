"""A list of cases that were looked at, out of the tool used before: laid beside what is here. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.kernel.words import Words, say
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.headings import spelt
from countersign.people.imports.reading import Page, read_book
from countersign.people.permissions import check_is_here
from countersign.people.queries import people
from countersign.processes.permissions import (
    LONGEST_PLACE,
    check_can_import,
    check_day,
    check_running,
    check_shown,
)
from countersign.processes.queries import checks, processes

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.processes.models import Process

MOST_LINES = 1000
"""One act takes so many."""
LOOKS_FOR_HEADINGS = 20


class Column(StrEnum):
    """What a column of the list says."""

    PROCESS = "PROCESS"
    DAY = "DAY"
    WHO = "WHO"
    RESULT = "RESULT"
    FOUND = "FOUND"
    PLACE = "PLACE"


HEADINGS: dict[Column, str] = {
    Column.PROCESS: "process, business process, process name, control, control name, check, prozess",
    Column.DAY: "checked on, looked at on, date checked, evidence date, date of evidence, tested on, performed on, "
    "completed on, date, datum",
    Column.WHO: "checked by, looked at by, performed by, tested by, evidence by, owner, email, mail address, "
    "employee number, geprüft von",
    Column.RESULT: "result, outcome, status, passed, worked, ergebnis",
    Column.FOUND: "found, finding, note, notes, comment, comments, remark, bemerkung",
    Column.PLACE: "place, where, link, url, reference, evidence, evidence link, file, ort",
}
"""As ``spelt`` writes them, those that say most first: a list may have several."""

type Seen = tuple[UUID, UUID, date]
"""A case: of which process, who looked, and on which day."""

WORKED = frozenset(("yes", "y", "ok", "pass", "passed", "worked", "done", "effective", "true", "complete", "completed"))
MISSED = frozenset(("no", "n", "fail", "failed", "missed", "not effective", "ineffective", "false"))


@dataclass(frozen=True)
class Line:
    """One row of the list: what it says, and why it cannot be taken over, or that it is here already."""

    row: int
    called: str
    written: str
    who: str
    result: str = ""
    found: str = ""
    place: str = ""
    process: UUID | None = None
    person: UUID | None = None
    checked_on: date | None = None
    worked: bool = True
    there: bool = False
    refused: Words | None = None

    @property
    def is_new(self) -> bool:
        return self.refused is None and not self.there


def compare(data: bytes, name: str, firm: Organisation, today: date, by: Actor) -> list[Line]:
    """Every row of a list against the processes and people that are here. Raises ``Unreadable``."""
    page, headings, columns = read_list(data, name)
    lines = list(lines_in(page, headings, columns, name))
    beside = Beside(firm, today, by, order_of(line.written for line in lines))
    return told_apart([beside.judged(line) for line in lines], cases_here(firm.id) if lines else set())


def read_list(data: bytes, name: str) -> tuple[Page, int, dict[Column, int]]:
    """The sheet with the list, the place of its headings, and where its columns are. Raises ``Unreadable``."""
    for page in read_book(data, name).pages:
        for at, row in enumerate(page.rows[:LOOKS_FOR_HEADINGS]):
            columns = known(row)
            if {Column.PROCESS, Column.DAY, Column.WHO} <= columns.keys():
                if len(page.rows) - at - 1 > MOST_LINES:
                    raise Unreadable(say("{name} has more than {n} rows. Split the list.", name=name, n=MOST_LINES))
                return page, at, columns
    needs = "It needs headings for the process, the day it was looked at, and who looked."
    raise Unreadable(say("{name} cannot be read as a list of cases. " + needs, name=name))


def known(row: Sequence[str]) -> dict[Column, int]:
    words = [spelt(cell) for cell in row]
    found: dict[Column, int] = {}
    for column, names in HEADINGS.items():
        at = next((words.index(name) for name in names.split(", ") if name in words), None)
        if at is not None and at not in found.values():
            found[column] = at
    return found


def lines_in(page: Page, headings: int, columns: Mapping[Column, int], name: str) -> Iterator[Line]:
    """Where a row does not say where the case is seen, the row itself is where."""
    for number, row in enumerate(page.rows[headings + 1 :], headings + 2):
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
        if any(cells.values()):
            yield Line(
                row=number,
                called=cells[Column.PROCESS],
                written=cells[Column.DAY],
                who=cells[Column.WHO],
                result=cells.get(Column.RESULT, ""),
                found=cells.get(Column.FOUND, ""),
                place=cells.get(Column.PLACE, "") or f"{name}, row {number}"[-LONGEST_PLACE:],
            )


@dataclass(frozen=True)
class Beside:
    """What the rows of a list are laid beside."""

    firm: Organisation
    today: date
    by: Actor
    order: Order

    @cached_property
    def everybody(self) -> dict[str, Person]:
        """By name, mail address and employee number, whoever has left too. A name that two people have is nobody's."""
        found: dict[str, Person] = {}
        names: dict[str, list[Person]] = {}
        for one in people(self.firm.id).filter(erased_at=None):
            found |= {key.casefold(): one for key in (one.employee_number, one.email) if key}
            names.setdefault(str(one).casefold(), []).append(one)
        return {name: some[0] for name, some in names.items() if len(some) == 1} | found

    @cached_property
    def processes(self) -> dict[str, Process]:
        return {one.name.casefold(): one for one in processes(self.firm.id)}

    def judged(self, line: Line) -> Line:
        """The row with what it means here, or with the sentence that refuses it."""
        process, person = self.processes.get(line.called.casefold()), self.everybody.get(line.who.casefold())
        checked_on = day(line.written, self.order)
        if process is None:
            why = say("No process here is called “{name}”. Write it down first.", name=line.called)
            return replace(line, refused=why)
        if person is None:
            return replace(line, refused=say("Nobody here is known as “{name}”.", name=line.who))
        if not isinstance(checked_on, date):
            return replace(line, refused=checked_on or say("It says no day."))
        result = spelt(line.result)
        if result and result not in WORKED | MISSED:
            why = say("“{result}” does not say whether the step was taken: yes or no.", result=line.result)
            return replace(line, refused=why)
        meant = replace(line, process=process.id, person=person.id, checked_on=checked_on, worked=result not in MISSED)
        return replace(meant, refused=self.objection(meant, process, person, checked_on))

    def objection(self, line: Line, process: Process, person: Person, checked_on: date) -> Words | None:
        """What the command would say."""
        try:
            check_can_import(self.by)
            check_running(process)
            check_day(checked_on, self.today)
            check_is_here(person, checked_on)
            check_shown(line.found, line.place, None, worked=line.worked)
        except Refused as refused:
            return refused.words
        return None


def cases_here(organisation: UUID) -> set[Seen]:
    """Of what is recorded here: which process, who looked, and on which day."""
    return set(checks(organisation).select_related(None).values_list("process_id", "checked_by_id", "checked_on"))


def told_apart(lines: Sequence[Line], seen: set[Seen]) -> list[Line]:
    """What is here already, and what the list says twice, is not taken over again."""
    found = []
    for line in lines:
        if line.refused or not (line.process and line.person and line.checked_on):
            found.append(line)
            continue
        key = line.process, line.person, line.checked_on
        found.append(replace(line, there=key in seen))
        seen.add(key)
    return found
