"""A list of who did which training, from another system: read, and laid beside what is here. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.awareness.permissions import check_could_complete
from countersign.awareness.queries import known_completions
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, say
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.headings import spelt
from countersign.people.imports.reading import Page, read_book
from countersign.people.queries import people

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

MOST_LINES = 20_000
LOOKS_FOR_HEADINGS = 20
LONGEST_COURSE, LONGEST_SCORE = 200, 40


class Column(StrEnum):
    """What a column of the list says."""

    ADDRESS = "ADDRESS"
    NUMBER = "NUMBER"
    COURSE = "COURSE"
    DAY = "DAY"
    UNTIL = "UNTIL"
    STATUS = "STATUS"
    SCORE = "SCORE"


HEADINGS: dict[Column, str] = {
    Column.ADDRESS: "email address, email, e mail, e mail address, work email, mail, mail address, user email, "
    "learner email, username, user name, user, user principal name, login, e mail adresse",
    Column.NUMBER: "employee number, employee id, staff number, personnel number, person number, id number, "
    "personalnummer",
    Column.COURSE: "course full name, course name, course title, course, training, training name, module, module name, "
    "content name, campaign, campaign name, title, course short name, kurs, schulung",
    Column.DAY: "completed on, completed at, completion date, date completed, completed date, course completed, "
    "completion time, date of completion, finished on, passed on, completed, abgeschlossen am, date, datum",
    Column.UNTIL: "valid until, expires on, expires at, expiry date, expiration date, expires, valid to, due again, "
    "gültig bis",
    Column.STATUS: "status, completion status, course status, enrollment status, enrolment status, state, result",
    Column.SCORE: "grade, score, final grade, final score, result in percent, points, note",
}
"""As ``spelt`` writes them, those that say most first: a list may have several."""

DONE = frozenset(
    [
        *("completed", "complete", "passed", "pass", "finished", "done", "successful", "satisfied", "yes"),
        *("abgeschlossen", "bestanden"),
    ]
)
"""What a status says of somebody who did it. Every other row is passed over: nothing has happened yet."""


@dataclass(frozen=True)
class Line:
    """One row of the list: what it says, and why it cannot be taken over, or that it is here already.

    ``unfinished``: it says itself that the training is not done.
    """

    row: int
    called: tuple[str, ...]
    course: str
    written: str
    until: str = ""
    score: str = ""
    unfinished: bool = False
    person: UUID | None = None
    name: str = ""
    completed_on: date | None = None
    valid_until: date | None = None
    there: bool = False
    refused: Words | None = None

    @property
    def is_new(self) -> bool:
        return not (self.refused or self.there or self.unfinished)


@dataclass(frozen=True)
class Table:
    """The sheet with the list, the place of its headings, and where its columns are."""

    page: Page
    headings: int
    columns: Mapping[Column, int]

    @property
    def named(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(self.page.rows[self.headings])

    @property
    def is_known(self) -> bool:
        """A person, a course and a day are the least."""
        there = self.columns.keys()
        return Column.DAY in there and bool({Column.ADDRESS, Column.NUMBER} & there)


def read_list(data: bytes, name: str, said: Mapping[Column, int] | None = None) -> Table:
    """The first sheet whose headings are known; else the first that looks like a list, to be asked about.

    ``said``: what somebody said that its columns mean. Raises ``Unreadable``.
    """
    book = read_book(data, name)
    found = table_of(book.pages)
    if found is None:
        raise Unreadable(say("{name} has no rows below a row of headings. Export the list again.", name=name))
    if len(found.page.rows) - found.headings - 1 > MOST_LINES:
        raise Unreadable(say("{name} has more than {n} rows. Split the list.", name=name, n=MOST_LINES))
    return replace(found, columns=said) if said else found


def table_of(pages: Sequence[Page]) -> Table | None:
    likely = None
    for page in pages:
        for at, row in enumerate(page.rows[:LOOKS_FOR_HEADINGS]):
            table = Table(page, at, known(row))
            if table.is_known:
                return table
            if likely is None and sum(bool(cell) for cell in row) > 1 and len(page.rows) > at + 1:
                likely = table
    return likely


def known(row: Sequence[str]) -> dict[Column, int]:
    words = [spelt(cell) for cell in row]
    found: dict[Column, int] = {}
    for column, names in HEADINGS.items():
        at = next((words.index(name) for name in names.split(", ") if name in words), None)
        if at is not None and at not in found.values():
            found[column] = at
    return found


def compare(table: Table, course: str, order: Order, firm: Organisation, today: date) -> list[Line]:
    """Every row of a list against the people who are here, and against what is recorded.

    ``course``: what the training is called, for a list that does not say. ``order``: how it writes days, if somebody
    said so.
    """
    lines = list(lines_in(table, course))
    days = (text for line in lines if not line.unfinished for text in (line.written, line.until))
    beside = Beside(firm, today, order_of(days) if order is Order.UNKNOWN else order)
    found = [line if line.unfinished else beside.judged(line) for line in lines]
    ids, names = {one.person for one in found if one.person}, {one.course for one in found}
    return told_apart(found, known_completions(firm.id, ids, names))


def lines_in(table: Table, course: str) -> Iterator[Line]:
    for number, row in enumerate(table.page.rows[table.headings + 1 :], table.headings + 2):
        cells = {column: row[at] if at < len(row) else "" for column, at in table.columns.items()}
        if any(cells.values()):
            status = cells.get(Column.STATUS, "")
            called = tuple(filter(None, (cells.get(Column.ADDRESS), cells.get(Column.NUMBER))))
            yield Line(
                number,
                called,
                plain(cells.get(Column.COURSE, "")) or plain(course),
                cells.get(Column.DAY, ""),
                cells.get(Column.UNTIL, ""),
                cells.get(Column.SCORE, ""),
                unfinished=is_unfinished(status, cells.get(Column.DAY, "")),
            )


def plain(course: str) -> str:
    """What a training is called, as it is stored: else it would not be known again."""
    return clean(course).strip()


def is_unfinished(status: str, written: str) -> bool:
    """By its status, where it has one; else by there being no day."""
    return spelt(status) not in DONE if status else not written


@dataclass(frozen=True)
class Beside:
    """What the rows of a list are laid beside."""

    firm: Organisation
    today: date
    order: Order

    @cached_property
    def everybody(self) -> dict[str, Person]:
        """By mail address and by employee number, whoever has left too."""
        found: dict[str, Person] = {}
        for one in people(self.firm.id).filter(erased_at=None):
            found |= {key.casefold(): one for key in (one.employee_number, one.email) if key}
        return found

    def judged(self, line: Line) -> Line:
        """The row with whom and what it means, or with the sentence that refuses it."""
        person = next((one for key in line.called if (one := self.everybody.get(key.casefold()))), None)
        completed_on, valid_until = day(line.written, self.order), day(line.until, self.order)
        if person is None:
            called = ", ".join(line.called)
            why = say("Nobody here has the mail address or number “{called}”.", called=called)
            return replace(line, refused=why if called else say("It names nobody."))
        if why_not := unfit(line):
            return replace(line, refused=why_not)
        if not isinstance(completed_on, date):
            return replace(line, refused=completed_on or say("It says no day."))
        if isinstance(valid_until, Words):
            return replace(line, refused=valid_until)
        try:
            check_could_complete(person, completed_on, valid_until, self.today)
        except Refused as refused:
            return replace(line, refused=refused.words)
        return replace(line, person=person.id, name=str(person), completed_on=completed_on, valid_until=valid_until)


def unfit(line: Line) -> Words | None:
    if not line.course:
        return say("It names no course. Say above what the training is called.")
    if len(line.course) > LONGEST_COURSE:
        return say("The name of its course has more than {n} characters.", n=LONGEST_COURSE)
    if len(line.score) > LONGEST_SCORE:
        return say("What came out has more than {n} characters.", n=LONGEST_SCORE)
    return None


def told_apart(lines: Sequence[Line], here: set[tuple[UUID, str, date]]) -> list[Line]:
    """What is here already, and what the list says twice, is not taken over again."""
    seen = set(here)
    found = []
    for line in lines:
        if line.person is None or line.completed_on is None:
            found.append(line)
            continue
        key = (line.person, line.course, line.completed_on)
        found.append(replace(line, there=key in seen))
        seen.add(key)
    return found
