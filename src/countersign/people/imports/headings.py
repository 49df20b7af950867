"""Which heading means what. A layout is data: another system's words are added here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a column can tell us about somebody."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    NUMBER = "employee_number"
    TITLE = "title"
    DEPARTMENT = "department"
    MANAGER = "manager"
    KIND = "kind"
    JOINED = "joined_on"
    LEFT = "left_on"


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
                 "beschäftigungsart", "anstellungsart", "vertragsart"),
    Field.JOINED: ("start date", "hire date", "joined on", "joined", "date of joining", "entry date", "anstelldatum",
                   "eintrittsdatum", "eintritt"),
    Field.LEFT: ("end date", "termination date", "left on", "leaving date", "last day", "end of employment",
                 "austrittsdatum", "austritt", "ende des arbeitsverhältnisses"),
}  # fmt: skip
"""The words for each field, as ``spelt`` writes them. Of two columns with the same meaning the earlier word wins."""


@dataclass(frozen=True)
class Layout:
    """Where in a row each field stands, and the headings that mean nothing to us."""

    columns: dict[Field, int]
    unknown: tuple[str, ...]

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
    columns = {field: words.index(word) for field, word in first_words(words)}
    meant = set(columns.values())
    unknown = tuple(cell for at, cell in enumerate(row) if cell and at not in meant)
    return Layout(columns, unknown)


def first_words(words: Sequence[str]) -> list[tuple[Field, str]]:
    found = []
    for field, known in HEADINGS.items():
        word = next((one for one in known if one in words), None)
        if word is not None:
            found.append((field, word))
    return found
