"""Which heading means what. A layout is data: another system's words are added here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from countersign.people.imports.systems import Field, System, system_of

__all__ = ["HEADINGS", "Field", "Layout", "chosen", "recognise", "spelt"]


HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.NAME: ("name", "full name", "display name", "employee name", "employee", "last name first name",
                 "vollständiger name", "mitarbeiter", "anzeigename"),
    Field.FIRST_NAME: ("first name", "given name", "forename", "vorname"),
    Field.LAST_NAME: ("last name", "surname", "family name", "nachname", "familienname"),
    Field.EMAIL: ("work email", "work e mail", "email", "e mail", "mail", "email address", "e mail address",
                  "work email address", "mail address", "user principal name", "e mail adresse", "email adresse",
                  "dienstliche e mail"),
    Field.NUMBER: ("employee number", "employee id", "employee no", "personnel number", "staff number",
                   "payroll number", "personalnummer", "mitarbeiternummer", "mitarbeiter id", "id"),
    Field.TITLE: ("job title", "title", "position", "role", "employee title", "stellenbezeichnung", "funktion",
                  "berufsbezeichnung"),
    Field.DEPARTMENT: ("department", "team", "abteilung", "bereich"),
    Field.MANAGER: ("manager email", "manager", "reports to", "supervisor", "line manager", "manager name",
                    "vorgesetzter", "vorgesetzte", "vorgesetzte r", "führungskraft"),
    Field.KIND: ("kind", "employment type", "employee type", "worker type", "contract type", "type",
                 "beschäftigungsart", "anstellungsart", "vertragsart", "employment status"),
    Field.STATUS: ("status", "employee status", "account status", "account enabled", "mitarbeiterstatus"),
    Field.JOINED: ("start date", "hire date", "joined on", "joined", "date of joining", "entry date", "anstelldatum",
                   "eintrittsdatum", "eintritt"),
    Field.LEFT: ("end date", "termination date", "left on", "leaving date", "last day", "end of employment",
                 "austrittsdatum", "austritt", "ende des arbeitsverhältnisses"),
}  # fmt: skip
"""The words for each field, as ``spelt`` writes them. Of two columns with the same meaning the earlier word wins."""


@dataclass(frozen=True)
class Layout:
    """Where in a row each field stands, and the headings that mean nothing to us.

    ``instead`` is a second column, read where the first one is empty.
    """

    columns: dict[Field, int]
    unknown: tuple[str, ...] = ()
    instead: dict[Field, int] = field(default_factory=dict)
    system: System | None = None
    twice: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """A name and an address are the least."""
        named = Field.NAME in self.columns or {Field.FIRST_NAME, Field.LAST_NAME} <= self.columns.keys()
        return named and Field.EMAIL in self.columns


def spelt(heading: str) -> str:
    """``Work E-Mail*`` and ``workEmail`` as ``work e mail`` and ``work email``: what is compared."""
    apart = re.sub(r"(?<=[a-zäöü])(?=[A-Z])", " ", heading)
    bare = re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", apart).replace("#", " number ")
    return " ".join(re.sub(r"[^\w]|_", " ", bare.casefold()).split())


def recognise(row: Sequence[str]) -> Layout:
    """What a row of headings means."""
    words = [spelt(cell) for cell in row]
    there = set(words)
    system = system_of(there)
    columns = {field: words.index(word) for field, word in first_words(there, system)}
    instead = {field: words.index(word) for field, word in (system.instead if system else {}).items() if word in there}
    instead = {field: at for field, at in instead.items() if at != columns.get(field)}
    meant = {*columns.values(), *instead.values()}
    twice = tuple(row[at] for at in sorted(meant) if words.count(words[at]) > 1)
    return Layout(columns, left_over(row, meant), instead, system, twice)


def chosen(row: Sequence[str], columns: dict[Field, int]) -> Layout:
    """The layout that somebody chose by hand."""
    return Layout(columns, left_over(row, set(columns.values())))


def left_over(row: Sequence[str], meant: set[int]) -> tuple[str, ...]:
    return tuple(cell for at, cell in enumerate(row) if cell and at not in meant)


def first_words(there: set[str], system: System | None) -> list[tuple[Field, str]]:
    found = []
    for meaning, known in HEADINGS.items():
        own = system.words.get(meaning) if system else None
        words = known if own is None else (*own, *(known if own else ()))
        word = next((one for one in words if one in there), None)
        if word is not None:
            found.append((meaning, word))
    return found
