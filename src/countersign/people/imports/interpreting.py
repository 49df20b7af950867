"""What a file means: a sheet, its columns, the order of its days. By its headings, or as somebody said before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countersign.kernel.words import Words, say
from countersign.people.imports.days import Order
from countersign.people.imports.reading import (
    Book,
    Columns,
    Page,
    can_be_mapped,
    heading_row,
    headings_digest,
    headings_of,
)
from countersign.people.imports.systems import Field
from countersign.people.imports.values import Line, lines_of, remarks_of

type Remembered = Callable[[str], Mapping[str, int] | None]
"""What somebody said about headings with this digest, or nothing."""


@dataclass(frozen=True)
class Interpreted:
    """A list as values. Without lines it is not known yet what its columns mean."""

    lines: Sequence[Line]
    remarks: Sequence[Words]
    system: str
    chosen: int
    columns: Mapping[str, int]

    def arguments(self) -> dict[str, Any]:
        return dict(vars(self))


def interpret(book: Book, remembered: Remembered, order: Order, page: int | None = None) -> Interpreted:
    """Raises ``Unreadable`` for a page that holds no list."""
    at = book.first_known() if page is None else page
    said = remembered(headings_digest(headings_of(book.pages[at])))
    columns = columns_of(said or {}, book.pages[at])
    if columns:
        again = say("Its columns are read as somebody here said for the same headings.")
        return as_said(book, at, columns, order, [again])
    known = heading_row(book.pages[at].rows, known_only=True) is not None
    if not known and can_be_mapped(book.pages[at]):
        return Interpreted((), tuple(book.remarks), "", at, {})
    sheet = book.sheet(at)
    return Interpreted(lines_of(sheet, order), (*sheet.remarks, *remarks_of(sheet)), sheet.system, at, {})


def as_said(book: Book, page: int, columns: Columns, order: Order, also: Sequence[Words] = ()) -> Interpreted:
    """The list with the columns that somebody chose. Raises ``Unreadable`` when nobody stands under them."""
    sheet = book.sheet(page, columns)
    kept = {field.value: at for field, at in columns.items()}
    return Interpreted(lines_of(sheet, order), (*also, *sheet.remarks, *remarks_of(sheet)), "", page, kept)


def columns_of(said: Mapping[str, int], page: Page) -> dict[Field, int]:
    """Columns as they were kept, as far as the page has them."""
    width = len(headings_of(page))
    found = {Field(name): at for name, at in said.items() if name in set(Field) and 0 <= at < width}
    return found if len(found) == len(said) else {}


def book_of(name: str, digest: str, kept: Sequence[Sequence[Any]]) -> Book:
    """A file as the working copy keeps it."""
    pages = tuple(
        Page(page, rows, tuple(say(template, **values) for template, values in said)) for page, rows, said in kept
    )
    return Book(name, digest, pages)
