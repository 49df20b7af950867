"""Read a list of people from a file: CSV in whatever delimiter and encoding it comes, or an Excel workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn, cast

from countersign.kernel.archives import EXCEL, Unreadable, check_office_file, unpacked
from countersign.kernel.confinement import SECONDS, ConfinedFailure, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.digests import digest, digest_value
from countersign.kernel.words import Words, say
from countersign.people.imports.cutting import DELIMITERS, LOOKS_FOR_HEADINGS, MOST_COLUMNS
from countersign.people.imports.decoding import refuse
from countersign.people.imports.headings import Field, Layout, chosen, recognise, spelt
from countersign.people.imports.plain_text import packed, rows_of_text, taken_out
from countersign.people.imports.totals import is_total, repeats

__all__ = ["LARGEST_FILE", "MOST_LINES", "Book", "Page", "Sheet", "Unreadable", "read_book", "read_people"]

LARGEST_FILE = 14 << 20
"""100,000 people with everything that is known of them; what the upload handlers let through is a little more."""

WORKBOOK = "countersign.people.imports.workbook:rows_of_workbook"
"""By its name: only the child process imports what reads workbooks."""

READ_HERE = 256 << 10
"""A text of so many bytes takes less time to read than a child process takes to start."""

A_SECOND, MOST_SECONDS = 1 << 19, 60
"""A workbook gets a second more for each so many bytes that it unpacks to, as long as somebody waits for a page."""

MOST_LINES = 100_000
MOST_NAMED = 10
"""So many rows of a kind are named one by one in a remark."""

OFFICE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")

type Row = tuple[int, tuple[str, ...]]
"""The number that the row has in the file, and its cells."""

type Columns = Mapping[Field, int]


@dataclass(frozen=True)
class Page:
    """One sheet of a file as texts: row 1 is ``rows[0]``. A CSV file has one, without a name."""

    name: str
    rows: list[list[str]]
    remarks: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A list as it was read: where its columns are, its rows, and what the reader should know."""

    name: str
    digest: str
    layout: Layout
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[Words, ...] = ()
    page: int = 0

    @property
    def system(self) -> str:
        """The system that such lists come from, or nothing."""
        return self.layout.system.name if self.layout.system else ""


@dataclass(frozen=True)
class Book:
    """A file as it was read, before anybody asks what its columns mean."""

    name: str
    digest: str
    pages: tuple[Page, ...]
    remarks: tuple[Words, ...] = ()

    def sheet(self, page: int | None = None, columns: Columns | None = None) -> Sheet:
        """The list on a page: by default the first that has headings we know. Raises ``Unreadable``.

        ``columns`` say by hand what the headings mean.
        """
        at = self.first_known() if page is None else page
        page_read = self.pages[at]
        found = heading_row(page_read.rows, known_only=columns is None)
        if found is None:
            no_headings(page_read.rows, self.name)
        headings = page_read.rows[found]
        layout = recognise(headings) if columns is None else chosen(headings, dict(columns))
        rows, left_out = lines_under(page_read.rows, found)
        check_rows(rows, self.name)
        told = (*self.remarks, *self.choice(at), *page_read.remarks, *about(layout, headings), *left_out)
        return Sheet(self.name, self.digest, layout, tuple(headings[:MOST_COLUMNS]), rows, told, at)

    def first_known(self) -> int:
        """The first page with headings that we know; else the first that looks like a list; else the first."""
        known = (at for at, page in enumerate(self.pages) if heading_row(page.rows, known_only=True) is not None)
        likely = (at for at, page in enumerate(self.pages) if can_be_mapped(page))
        return next(known, next(likely, 0))

    def choice(self, at: int) -> Iterator[Words]:
        others = ", ".join(page.name for number, page in enumerate(self.pages) if number != at)
        if others:
            yield say("Read: the sheet {sheet}. Not read: {others}.", sheet=self.pages[at].name, others=others)


def read_people(data: bytes, name: str) -> Sheet:
    """The rows of a list whose headings we know. Raises ``Unreadable`` with one sentence: the file, and what to do."""
    return read_book(data, name).sheet()


def read_book(data: bytes, name: str) -> Book:
    """The sheets of a file as texts. Raises ``Unreadable`` likewise."""
    if len(data) > LARGEST_FILE:
        has, most = -(-len(data) // (1 << 20)), LARGEST_FILE >> 20
        refuse("{name} has {n} MiB; at most {most} fit. Split the list in two.", name=name, n=has, most=most)
    if is_office_file(data, name):
        check_office_file(data, name, EXCEL)
        return Book(name, digest(data), *workbook(data, name))
    return Book(name, digest(data), *text(data, name))


def is_office_file(data: bytes, name: str) -> bool:
    """Told by the first bytes, and by the ending for what only pretends."""
    packed = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in data[:1024]
    return packed or name.lower().endswith(OFFICE_ENDINGS)


def text(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Words, ...]]:
    """A short text is read here: starting a child takes longer than any of them."""
    small = len(data) <= READ_HERE
    told = rows_of_text(packed(data, name)) if small else apart(rows_of_text, packed(data, name), name)
    if "refused" in told:
        template, values = told["refused"]
        refuse(template, **values)
    return (Page("", told["rows"]),), tuple(say(template, **values) for template, values in told["remarks"])


def apart(read: Callable[[bytes], object] | str, data: bytes, name: str, seconds: int = SECONDS) -> dict[str, Any]:
    """What a child process makes of the file, which gives up after so many seconds."""
    try:
        return cast("dict[str, Any]", confined(read, data, seconds=seconds))
    except ConfinedTime:
        refuse(
            "{name} took longer than {n} seconds to read and was given up. Save the list alone as CSV, or split it.",
            name=name,
            n=seconds,
        )
    except ConfinedMemory:
        refuse("{name} is too large to read in one go. Save the list alone as CSV, or split it.", name=name)
    except ConfinedFailure:
        if read == WORKBOOK:
            refuse("{name} cannot be read as an Excel workbook. Save it again as .xlsx, or as CSV.", name=name)
        refuse("{name} cannot be read as a list. Save it again as CSV UTF-8, or as .xlsx.", name=name)


def workbook(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Words, ...]]:
    told = apart(WORKBOOK, data, name, seconds_for(unpacked(data)))
    pages = tuple(page_of(sheet) for sheet in told["sheets"] if sheet["rows"]) or (Page("", []),)
    hidden = ", ".join(told["hidden"])
    return pages, (say("Hidden sheets are not read: {hidden}.", hidden=hidden),) if hidden else ()


def seconds_for(size: int) -> int:
    """How long a workbook that unpacks to so many bytes may take."""
    return min(SECONDS + size // A_SECOND, MOST_SECONDS)


def page_of(sheet: dict[str, Any]) -> Page:
    bare = ", ".join(sheet["bare"])
    empty = say(
        "These cells hold a formula without a saved value, and count as empty: {cells}. Open the file, save it, and "
        "upload it again.",
        cells=bare,
    )
    return Page(sheet["name"], sheet["rows"], (*([empty] if bare else []), *taken_out(sheet["unseen"])))


def heading_row(rows: Sequence[Sequence[str]], *, known_only: bool) -> int | None:
    """Where the headings stand: the first row that we know, or else the first that looks like one."""
    first = rows[:LOOKS_FOR_HEADINGS]
    known = next((at for at, row in enumerate(first) if recognise(row).is_complete), None)
    if known is not None or known_only:
        return known
    widest = max((sum(map(bool, row)) for row in first), default=0)
    return next((at for at, row in enumerate(first) if looks_like_headings(row, widest)), None)


def looks_like_headings(row: Sequence[str], widest: int) -> bool:
    """Two different words at least, nearly as many as in the fullest row, and no value among them."""
    filled = [cell for cell in row if cell]
    enough = len(filled) >= max(2, widest * 0.6) and len(set(filled)) > 1
    return enough and not any("@" in cell or cell[:4].isdigit() for cell in filled)


def can_be_mapped(page: Page) -> bool:
    """Headings of some kind, and mail addresses under them."""
    at = heading_row(page.rows, known_only=False)
    return at is not None and any("@" in cell for row in page.rows[at + 1 : at + 50] for cell in row)


def headings_of(page: Page) -> tuple[str, ...]:
    at = heading_row(page.rows, known_only=False)
    return tuple(page.rows[at][:MOST_COLUMNS]) if at is not None else ()


def headings_digest(headings: Sequence[str]) -> str:
    """By which a layout is found again: the same headings in the same order, however they are dressed."""
    return digest_value([spelt(heading) for heading in headings])


def samples(page: Page, column: int, most: int = 3) -> list[str]:
    """The first different values of a column."""
    at = heading_row(page.rows, known_only=False) or 0
    values = dict.fromkeys(row[column] for row in page.rows[at + 1 :] if column < len(row) and row[column])
    return list(islice(values, most))


def lines_under(rows: list[list[str]], found: int) -> tuple[tuple[Row, ...], list[Words]]:
    """The rows under the headings, and what is said of those that are no people."""
    lines: list[Row] = []
    totals: list[Row] = []
    again: list[Row] = []
    for number, row in enumerate(rows[found + 1 :], found + 2):
        if any(row):
            kept = totals if is_total(row) else again if repeats(row, rows[found]) else lines
            kept.append((number, tuple(row)))
    remarks = [
        say("Row {n} is skipped: it counts the others (“{text}”).", n=number, text=" ".join(filter(None, cells))[:60])
        for number, cells in totals[:MOST_NAMED]
    ]
    if again:
        said = ", ".join(str(number) for number, _cells in again[:MOST_NAMED])
        remarks.append(say("Skipped, because the headings stand there again: rows {rows}.", rows=said))
    return tuple(lines), remarks


def check_rows(rows: tuple[Row, ...], name: str) -> None:
    if not rows:
        refuse("{name} has headings and nobody under them. Upload the list with its rows.", name=name)
    if len(rows) > MOST_LINES:
        refuse("{name} has {n} rows; at most {most} fit. Split the list.", name=name, n=len(rows), most=MOST_LINES)


def about(layout: Layout, headings: Sequence[str]) -> Iterator[Words]:
    """What is said about the columns."""
    for heading in layout.twice:
        yield say("Two columns are called {heading}: the first of them is read.", heading=heading)
    if len(headings) > MOST_COLUMNS:
        yield say("The list has more than {most} columns: those behind are not read.", most=MOST_COLUMNS)
    if layout.unknown:
        columns = ", ".join(layout.unknown[:40])
        yield say("Not used, because they mean nothing here: {columns}.", columns=columns)


def no_headings(rows: list[list[str]], name: str) -> NoReturn:
    """There is something, but no row that names a name and an address."""
    first = next((row for row in rows if any(cell.strip(DELIMITERS) for cell in row)), [])
    if not first:
        refuse("{name} is empty. Upload the list with its rows.", name=name)
    refuse(
        "{name} has no row of headings with a name and a mail address, like Name and Email. It begins with: {first}.",
        name=name,
        first=" · ".join(cell for cell in first if cell)[:200],
    )
