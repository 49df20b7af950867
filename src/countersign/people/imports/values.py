"""Cells to values: days, kinds, addresses. What cannot be understood is said of its row and column, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from countersign.kernel.words import Words, say
from countersign.people.enums import PersonKind
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.headings import Field
from countersign.people.imports.reading import Sheet

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

KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}


@dataclass(frozen=True)
class Problem:
    """Why a row is not taken in: the heading of its column, and the reason."""

    column: str
    reason: Words


@dataclass(frozen=True)
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
    joined_on: date | None = None
    left_on: date | None = None
    problem: Problem | None = None


def lines_of(sheet: Sheet, order: Order = Order.UNKNOWN) -> list[Line]:
    """Every row with its values. The order of day and month is the one given, or read from the whole column."""
    reader = Reader(sheet, order)
    return [reader.line(number, cells) for number, cells in sheet.rows]


class Reader:
    """Knows the columns of one sheet."""

    def __init__(self, sheet: Sheet, order: Order = Order.UNKNOWN) -> None:
        self.columns, self.headings = sheet.layout.columns, sheet.headings
        self.orders = {field: order_of(self.column(sheet, field)) for field in (Field.JOINED, Field.LEFT)}
        if order is not Order.UNKNOWN:
            self.orders = dict.fromkeys(self.orders, order)

    def column(self, sheet: Sheet, field: Field) -> Iterable[str]:
        return (self.cell(cells, field) for _number, cells in sheet.rows)

    def cell(self, cells: tuple[str, ...], field: Field) -> str:
        at = self.columns.get(field)
        return cells[at] if at is not None and at < len(cells) else ""

    def heading(self, field: Field) -> str:
        at = self.columns.get(field)
        return self.headings[at] if at is not None else ""

    def line(self, number: int, cells: tuple[str, ...]) -> Line:
        problems: list[Problem] = []
        told = {field: self.cell(cells, field) for field in Field}
        if any(cells[len(self.headings) :]):
            reason = say("This row has more cells than there are headings: is there a delimiter inside a name?")
            problems.append(Problem("", reason))
        name = told[Field.NAME] or " ".join(filter(None, (told[Field.FIRST_NAME], told[Field.LAST_NAME])))
        texts = {"name": turned(name), "title": told[Field.TITLE], "department": told[Field.DEPARTMENT],
                 "employee_number": told[Field.NUMBER], "manager": told[Field.MANAGER]}  # fmt: skip
        problems += self.too_long(texts)
        problems += self.address(name, told[Field.EMAIL])
        return Line(
            row=number,
            email=told[Field.EMAIL].lower()[:254],
            kind=self.kind(told[Field.KIND], problems),
            joined_on=self.day(Field.JOINED, told[Field.JOINED], problems),
            left_on=self.day(Field.LEFT, told[Field.LEFT], problems),
            problem=problems[0] if problems else None,
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
            validate_email(address)
        except ValidationError:
            return [Problem(column, say("{address} is no mail address.", address=address[:100]))]
        if not name:
            column = self.heading(Field.NAME) or self.heading(Field.LAST_NAME)
            return [Problem(column, say("There is no name."))]
        return []

    def kind(self, word: str, problems: list[Problem]) -> str:
        kind = KIND_OF.get(" ".join(re.sub(r"[^\w]|_", " ", word.casefold()).split()))
        if word and kind is None:
            reason = say(
                "“{word}” is no kind we know. Write employee, director, contractor, supplier or external.",
                word=word[:60],
            )
            problems.append(Problem(self.heading(Field.KIND), reason))
        return kind.value if kind else ""

    def day(self, field: Field, text: str, problems: list[Problem]) -> date | None:
        read = day(text, self.orders[field])
        if isinstance(read, Words):
            problems.append(Problem(self.heading(field), read))
            return None
        return read


def turned(name: str) -> str:
    """``Raman, Priya`` as ``Priya Raman``."""
    last, comma, first = (part.strip() for part in name.partition(","))
    is_turned = comma and first and "," not in first and first.rstrip(".").casefold() not in AFTER_A_NAME
    return f"{first} {last}".strip() if is_turned else name


def to_json(line: Line) -> dict[str, Any]:
    """A line as the working copy keeps it: only what it says."""
    kept: dict[str, Any] = {name: value for name, value in asdict(line).items() if value not in ("", None)}
    for name in {"joined_on", "left_on"} & kept.keys():
        kept[name] = kept[name].isoformat()
    if line.problem:
        kept["problem"] = [line.problem.column, line.problem.reason.template, dict(line.problem.reason.values)]
    return kept


def from_json(kept: dict[str, Any]) -> Line:
    told = dict(kept)
    for name in {"joined_on", "left_on"} & told.keys():
        told[name] = date.fromisoformat(told[name])
    if "problem" in told:
        column, template, values = told["problem"]
        told["problem"] = Problem(column, say(template, **values))
    return Line(**told)
