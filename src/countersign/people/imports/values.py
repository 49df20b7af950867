"""Cells to values: days, kinds, addresses. What cannot be understood is said of its row and column, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from countersign.kernel.words import Words, say
from countersign.people.enums import PersonKind
from countersign.people.imports.accounts import why_no_person
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.reading import Sheet
from countersign.people.imports.statuses import Status, compared, status_of
from countersign.people.imports.systems import Field

LONGEST = {"name": 200, "title": 200, "department": 200, "employee_number": 60, "manager": 254}

KINDS: dict[PersonKind, tuple[str, ...]] = {
    PersonKind.EMPLOYEE: ("employee", "permanent", "full time", "part time", "internal", "intern", "apprentice",
                          "working student", "temporary", "member", "mitarbeiter", "mitarbeiterin", "angestellt",
                          "angestellte", "angestellter", "vollzeit", "teilzeit", "unbefristet", "befristet",
                          "werkstudent", "auszubildende", "praktikant"),
    PersonKind.DIRECTOR: ("director", "managing director", "board", "board member", "owner", "geschäftsführer",
                          "geschäftsführerin", "vorstand"),
    PersonKind.CONTRACTOR: ("contractor", "contract", "freelance", "freelancer", "consultant", "freiberufler",
                            "freie mitarbeiter", "freier mitarbeiter", "freelance contractor"),
    PersonKind.SUPPLIER: ("supplier", "vendor", "service provider", "lieferant", "dienstleister"),
    PersonKind.EXTERNAL: ("external", "guest", "extern", "externe", "externer"),
}  # fmt: skip
"""The words for each kind; other systems' words are added here."""

AFTER_A_NAME = frozenset({"jr", "sr", "ii", "iii", "phd", "md", "esq", "mba", "dr"})
"""What follows a comma and is no first name."""

PLAIN = re.compile(
    r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]{1,30}(?:-[A-Za-z0-9]{1,30})?\.){1,4}[A-Za-z]{2,20}"
)
"""Addresses that are sound at first sight: most of them, and a look at the others is slow."""

NOTHING = dict.fromkeys(Field, "")

KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}


@dataclass(frozen=True)
class Problem:
    """Why a row is not taken in: the heading of its column, and the reason."""

    column: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Line:
    """One row as values. Empty means that the row says nothing about it."""

    row: int
    name: str = ""
    email: str = ""
    employee_number: str = ""
    title: str = ""
    department: str = ""
    manager: str = ""
    kind: str = ""
    status: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    problem: Problem | None = None
    account: Words | None = None


NAMES = tuple(field.name for field in fields(Line))
values_of = attrgetter(*NAMES)
DAYS = ("joined_on", "left_on")


def lines_of(sheet: Sheet, order: Order = Order.UNKNOWN) -> list[Line]:
    """Every row with its values. The order of day and month is the one given, or read from the whole column."""
    reader = Reader(sheet, order)
    return [reader.line(number, cells) for number, cells in sheet.rows]


def is_ambiguous(sheet: Sheet) -> bool:
    """Can days of this list be read in two ways, and nothing in it shows which?"""
    return Reader(sheet).asks


def remarks_of(sheet: Sheet) -> list[Words]:
    """What is said about the values of the whole list."""
    reader = Reader(sheet)
    words = {reader.cell(cells, Field.STATUS) for _number, cells in sheet.rows}
    strange = sorted(word for word in words if word and status_of(word) is None)
    if not strange:
        return []
    said = ", ".join(strange[:10])
    return [say("In {column}, these words say nothing here: {words}.", column=reader.heading(Field.STATUS), words=said)]


class Reader:
    """Knows the columns of one sheet."""

    def __init__(self, sheet: Sheet, order: Order = Order.UNKNOWN) -> None:
        self.columns, self.headings = sheet.layout.columns, sheet.headings
        self.places = {
            field: (self.columns.get(field), sheet.layout.instead.get(field))
            for field in self.columns.keys() | sheet.layout.instead.keys()
        }
        self.splits_names = bool(sheet.layout.system and sheet.layout.system.splits_names)
        days = [cell for field in (Field.JOINED, Field.LEFT) for cell in self.column(sheet, field)]
        self.order = order_of(days) if order is Order.UNKNOWN else order
        self.asks = self.order is Order.UNKNOWN and any(
            isinstance(day(one, self.order), Words) for one in days if "/" in one
        )

    def column(self, sheet: Sheet, field: Field) -> Iterable[str]:
        return (self.cell(cells, field) for _number, cells in sheet.rows) if field in self.columns else ()

    def cell(self, cells: tuple[str, ...], field: Field) -> str:
        """What a row says; where its cell is empty, what the second column says.

        A manager is rather told by an address than by a name.
        """
        at, instead = self.places.get(field, (None, None))
        first = value(cells, at)
        if instead is None:
            return first
        second = value(cells, instead)
        if field is Field.MANAGER and second and "@" not in first:
            return second
        return first or second

    def heading(self, field: Field) -> str:
        at = self.columns.get(field)
        return self.headings[at] if at is not None else ""

    def line(self, number: int, cells: tuple[str, ...]) -> Line:
        problems: list[Problem] = []
        told = NOTHING | {field: self.cell(cells, field) for field in self.places}
        if any(cells[len(self.headings) :]):
            reason = say("This row has more cells than there are headings: is there a delimiter inside a name?")
            problems.append(Problem("", reason))
        parts = list(filter(None, (told[Field.FIRST_NAME], told[Field.LAST_NAME])))
        told[Field.EMAIL] = own_address(told[Field.EMAIL])
        name = turned(told[Field.NAME] or " ".join(parts))
        texts = {"name": name, "title": told[Field.TITLE], "department": told[Field.DEPARTMENT],
                 "employee_number": told[Field.NUMBER], "manager": told[Field.MANAGER]}  # fmt: skip
        problems += self.too_long(texts)
        problems += self.address(name, told[Field.EMAIL])
        kind = self.kind(told[Field.KIND], problems)
        has_split_name = bool(parts) or not self.splits_names or kind == PersonKind.EXTERNAL
        return Line(
            row=number,
            email=told[Field.EMAIL].lower()[:254],
            kind=kind,
            status=status_of(told[Field.STATUS]) or gone(told[Field.KIND]),
            joined_on=self.day(Field.JOINED, told[Field.JOINED], problems),
            left_on=self.day(Field.LEFT, told[Field.LEFT], problems),
            problem=problems[0] if problems else None,
            account=why_no_person(name, told[Field.EMAIL], has_split_name=has_split_name),
            **{field: text[: LONGEST[field]] for field, text in texts.items()},
        )

    def too_long(self, texts: dict[str, str]) -> list[Problem]:
        return [
            Problem(self.heading(Field(field)), say("This is longer than {n} characters.", n=LONGEST[field]))
            for field, text in texts.items()
            if len(text) > LONGEST[field]
        ]

    def address(self, name: str, address: str) -> list[Problem]:
        column = self.heading(Field.EMAIL)
        if not address:
            return [Problem(column, say("There is no mail address."))]
        try:
            if not PLAIN.fullmatch(address):
                validate_email(address)
        except ValidationError:
            return [Problem(column, say("{address} is no mail address.", address=address[:100]))]
        if not name:
            column = self.heading(Field.NAME) or self.heading(Field.LAST_NAME)
            return [Problem(column, say("There is no name."))]
        return []

    def kind(self, word: str, problems: list[Problem]) -> str:
        kind = KIND_OF.get(compared(word)) if word else None
        if word and kind is None and not gone(word):
            reason = say(
                "“{word}” is no kind we know. Write employee, director, contractor, supplier or external.",
                word=word[:60],
            )
            problems.append(Problem(self.heading(Field.KIND), reason))
        return kind.value if kind else ""

    def day(self, field: Field, text: str, problems: list[Problem]) -> date | None:
        read = day(text, self.order)
        if isinstance(read, Words):
            problems.append(Problem(self.heading(field), read))
            return None
        return read


def value(cells: tuple[str, ...], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def own_address(address: str) -> str:
    """Entra ID writes a guest as ``dana_firm.example#EXT#@tenant``: their own address is ``dana@firm.example``."""
    own, guest, _tenant = address.partition("#EXT#")
    return "@".join(own.rsplit("_", 1)) if guest and "_" in own else address


def gone(word: str) -> str:
    """Some systems say in the column of kinds that somebody was let go."""
    return Status.LEFT if status_of(word) is Status.LEFT else ""


def turned(name: str) -> str:
    """``Raman, Priya`` as ``Priya Raman``."""
    last, comma, first = (part.strip() for part in name.partition(","))
    is_turned = comma and first and "," not in first and first.rstrip(".").casefold() not in AFTER_A_NAME
    return f"{first} {last}".strip() if is_turned else name


def to_json(line: Line) -> dict[str, Any]:
    """A line as the working copy keeps it: only what it says."""
    said = zip(NAMES, values_of(line), strict=True)
    kept: dict[str, Any] = {name: value for name, value in said if value not in ("", None)}
    for name in DAYS:
        if name in kept:
            kept[name] = kept[name].isoformat()
    if line.problem:
        kept["problem"] = [line.problem.column, *words_kept(line.problem.reason)]
    if line.account:
        kept["account"] = words_kept(line.account)
    return kept


def words_kept(words: Words) -> list[Any]:
    return [words.template, dict(words.values)]


def from_json(kept: dict[str, Any]) -> Line:
    told = dict(kept)
    for name in DAYS:
        if name in told:
            told[name] = date.fromisoformat(told[name])
    if "problem" in told:
        column, template, values = told["problem"]
        told["problem"] = Problem(column, say(template, **values))
    if "account" in told:
        template, values = told["account"]
        told["account"] = say(template, **values)
    return Line(**told)
