"""Finding people: by number, by address, by name, in a list and among those who are here."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from countersign.kernel.words import Words, say
from countersign.people.imports.present import Known
from countersign.people.imports.values import Line, turned


def folded(name: str) -> str:
    """A name as it is compared: without case, width and doubled spaces."""
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return " ".join(plain.casefold().split())


class Roll:
    """The rows of a list and the people here, with everything by which one can be found."""

    def __init__(self, lines: Sequence[Line], known: Sequence[Known], today: date) -> None:
        self.today = today
        self.by_email = {one.email: one for one in known if one.email}
        self.by_number = {one.employee_number: one for one in known if one.employee_number}
        self.gone = {one.id.hex for one in known if not one.is_here(today)}
        self.here = [one for one in known if one.is_here(today)]
        self.emails = rows_by((line.email, line.row) for line in lines)
        self.numbers = rows_by((line.employee_number, line.row) for line in lines)
        self.spelt = {line.name: folded(line.name) for line in lines}
        self.names_in_list: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            person = self.by_number.get(line.employee_number) or self.by_email.get(line.email)
            self.names_in_list[self.spelt[line.name]].add(person.id.hex if person else f"row {line.row}")
        self.names_here: dict[str, list[Known]] = defaultdict(list)
        for one in self.here:
            self.names_here[folded(one.name)].append(one)
        self.namesakes = {same.id for line in lines if (same := self.namesake(line))}

    def twice(self, line: Line) -> Words | None:
        """Why a row cannot stand beside the others: they cannot both be right."""
        for found, what in ((self.emails[line.email], "address"), (self.numbers[line.employee_number], "number")):
            if len(found) > 1:
                rows = ", ".join(str(row) for row in sorted(found)[:10])
                return say("The same {what} stands in the rows {rows}. Keep one.", what=what, rows=rows)
        return None

    def namesake(self, line: Line) -> Known | None:
        """Somebody here of the same name whom the list itself does not mention, when the row is about nobody known."""
        if line.email in self.by_email or line.employee_number in self.by_number:
            return None
        same = self.names_here.get(self.spelt[line.name], ())
        return next((one for one in same if not self.mentioned(one)), None)

    def mentioned(self, one: Known) -> bool:
        return bool(self.emails.get(one.email) or (one.employee_number and self.numbers.get(one.employee_number)))

    def called(self, written: str, new_rows: frozenset[int]) -> set[str]:
        """Who is meant by an address or a name: ids of people here, ``row 7`` for those who are new."""
        if "@" in written:
            return self.either(self.by_email.get(written.lower()), self.emails[written.lower()], new_rows)
        if written in self.by_number or written in self.numbers:
            return self.either(self.by_number.get(written), self.numbers[written], new_rows)
        name = folded(turned(written))
        found = {one.id.hex for one in self.names_here.get(name, [])} | self.names_in_list.get(name, set())
        return {who for who in found - self.gone if not who.startswith("row ") or int(who[4:]) in new_rows}

    def either(self, person: Known | None, rows: Iterable[int], new_rows: frozenset[int]) -> set[str]:
        """Somebody here, unless they are gone; where nobody here is meant, those of the rows who are new."""
        if person:
            return {person.id.hex} - self.gone
        return {f"row {row}" for row in rows if row in new_rows}


class Rows(dict[str, list[int]]):
    """The rows in which a value stands; nothing for what stands nowhere, and for nothing."""

    def __missing__(self, key: str) -> list[int]:
        return []


def rows_by(pairs: Iterable[tuple[str, int]]) -> Rows:
    found = Rows()
    for value, row in pairs:
        if value:
            found.setdefault(value, []).append(row)
    return found
