"""A list of who accepted what, from another system: read, and laid beside what is here. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, cast
from uuid import UUID

from countersign.acknowledgements.permissions import check_can_record, check_could_accept, check_was_here
from countersign.acknowledgements.queries import names_here
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.kernel.words import Words, listed, say
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.headings import spelt
from countersign.people.imports.reading import Page, read_book
from countersign.people.queries import people

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.policies.models import Version

MOST_LINES = 100_000
LOOKS_FOR_HEADINGS = 20


class Column(StrEnum):
    """What a column of the list says."""

    ADDRESS = "ADDRESS"
    NUMBER = "NUMBER"
    VERSION = "VERSION"
    DAY = "DAY"
    HANDS = "HANDS"


HEADINGS: dict[Column, str] = {
    Column.ADDRESS: "email, e mail, email address, mail, mail address, work email, user, username, user email, "
    "user principal name, login, e mail adresse",
    Column.NUMBER: "employee number, employee id, staff number, personnel number, person number, personalnummer",
    Column.VERSION: "version, policy version, document version, revision, label",
    Column.DAY: "accepted on, accepted at, date accepted, acceptance date, acknowledged on, acknowledged at, "
    "acknowledged date, acknowledgement date, date acknowledged, signed on, signed at, completed on, completed at, "
    "completion date, date completed, attested on, read on, accepted, acknowledged, signed, completed, date, datum",
    Column.HANDS: "entered by, recorded by, submitted by, marked by, entered on behalf by, erfasst von",
}
"""As ``spelt`` writes them, those that say most first: a list may have several."""


@dataclass(frozen=True)
class Line:
    """One row of the list: what it says, and why it cannot be taken over, or that it is here already.

    ``twice``: a row above says the same.

    ``hands``: who entered it in the other system, where the list says so; ``by_others``: it was not the person.
    """

    row: int
    called: tuple[str, ...]
    label: str
    written: str
    hands: str = ""
    by_others: bool = False
    person: UUID | None = None
    version: UUID | None = None
    accepted_on: date | None = None
    there: bool = False
    twice: bool = False
    refused: Words | None = None

    @property
    def is_new(self) -> bool:
        return self.refused is None and not self.there and not self.twice


def read_list(data: bytes, name: str) -> tuple[Page, int, dict[Column, int]]:
    """The sheet with the list, the place of its headings, and where its columns are. Raises ``Unreadable``."""
    book = read_book(data, name)
    for page in book.pages:
        for at, row in enumerate(page.rows[:LOOKS_FOR_HEADINGS]):
            columns = known(row)
            if Column.DAY in columns and (Column.ADDRESS in columns or Column.NUMBER in columns):
                if len(page.rows) - at - 1 > MOST_LINES:
                    raise Unreadable(say("{name} has more than {n} rows. Split the list.", name=name, n=MOST_LINES))
                return page, at, columns
    needs = "It needs headings for a mail address (or employee number), the version, and the day of acceptance."
    raise Unreadable(say("{name} cannot be read as a list of acceptances. " + needs, name=name))


def known(row: Sequence[str]) -> dict[Column, int]:
    words = [spelt(cell) for cell in row]
    found = {}
    for column, names in HEADINGS.items():
        there = [name for name in names.split(", ") if name in words]
        if there:
            found[column] = words.index(there[0])
    return found


def compare(
    data: bytes, name: str, versions: Sequence[Version], firm: Organisation, today: date, by: Actor
) -> list[Line]:
    """Every row of a list about one policy, against the people and the versions that are here. Raises ``Unreadable``.

    ``versions``: those that are or were in force. A list without a column for it is about the only one there is.
    """
    page, headings, columns = read_list(data, name)
    lines = list(lines_in(page, headings, columns))
    alone = len(versions) == 1 and Column.VERSION not in columns
    beside = Beside(firm, today, by, tuple(versions), order_of(line.written for line in lines), alone)
    found = [beside.judged(line) for line in lines]
    return told_apart(found, names_here(firm.id, *there(found)))


def lines_in(page: Page, headings: int, columns: Mapping[Column, int]) -> Iterator[Line]:
    for number, row in enumerate(page.rows[headings + 1 :], headings + 2):
        cells = {column: row[at] if at < len(row) else "" for column, at in columns.items()}
        if any(cells.values()):
            called = tuple(filter(None, (cells.get(Column.ADDRESS), cells.get(Column.NUMBER))))
            label, hands = bare(cells.get(Column.VERSION, "")), cells.get(Column.HANDS, "").strip()
            yield Line(number, called, label, cells[Column.DAY], hands)


NAMES_A_VERSION = re.compile(r"^(?:version|revision|rev|ver|v)[ .]*(?=\d)")


def bare(label: str) -> str:
    """``V1.2`` and ``Version 1.2`` as ``1.2``."""
    return NAMES_A_VERSION.sub("", label.strip().casefold()).strip(" .")


@dataclass(frozen=True)
class Beside:
    """What the rows of a list are laid beside. ``alone``: there is one version, and the list names none."""

    firm: Organisation
    today: date
    by: Actor
    versions: tuple[Version, ...]
    order: Order
    alone: bool

    @cached_property
    def everybody(self) -> dict[str, Person]:
        """By mail address and by employee number, whoever has left too."""
        found: dict[str, Person] = {}
        for one in people(self.firm.id).filter(erased_at=None):
            found |= {key.casefold(): one for key in (one.employee_number, one.email) if key}
        return found

    @cached_property
    def labels(self) -> dict[str, Version]:
        """By their labels; a workbook writes the number 1.0 as 1."""
        found = {bare(one.label): one for one in self.versions}
        return {label.removesuffix(".0"): one for label, one in found.items()} | found

    def judged(self, line: Line) -> Line:
        """The row with whom and what it means, or with the sentence that refuses it."""
        person = next((one for key in line.called if (one := self.everybody.get(key.casefold()))), None)
        version = self.versions[0] if self.alone else self.labels.get(line.label)
        accepted_on = day(line.written, self.order)
        if person is None:
            why = say("Nobody here has the mail address or number “{called}”.", called=", ".join(line.called))
            return replace(line, refused=why)
        if version is None:
            labels = listed(sorted(one.label for one in self.versions)) if self.versions else "none"
            why = say("There is no version “{label}” here; there is {known}.", label=line.label, known=labels)
            return replace(line, refused=why)
        if not isinstance(accepted_on, date):
            return replace(line, refused=accepted_on or say("It says no day."))
        if why_not := self.objection(person, version, accepted_on):
            return replace(line, refused=why_not)
        found = replace(line, person=person.id, version=version.id, accepted_on=accepted_on)
        return replace(found, by_others=by_others(line, person))

    def objection(self, person: Person, version: Version, accepted_on: date) -> Words | None:
        """What the command would say."""
        try:
            check_can_record(self.by, {person.id})
            check_could_accept(version, accepted_on, self.today, self.firm.time_zone)
            check_was_here(person, accepted_on)
        except Refused as refused:
            return refused.words
        return None


def by_others(line: Line, person: Person) -> bool:
    """Does the list say that somebody else entered it? People stand in it by name, address or number."""
    own = {key.casefold() for key in (person.name, person.email, person.employee_number) if key}
    return bool(line.hands) and line.hands.casefold() not in own


def there(lines: Sequence[Line]) -> tuple[set[UUID], set[UUID]]:
    return {one.version for one in lines if one.version}, {one.person for one in lines if one.person}


def told_apart(lines: Sequence[Line], here: set[tuple[UUID, UUID, date]]) -> list[Line]:
    """What is here already, and what the list says twice, is not taken over again."""
    seen: set[tuple[UUID, UUID, date]] = set()
    found = []
    for line in lines:
        if line.refused is not None:
            found.append(line)
            continue
        key = cast("tuple[UUID, UUID, date]", (line.person, line.version, line.accepted_on))
        found.append(replace(line, there=key in here, twice=key not in here and key in seen))
        seen.add(key)
    return found
