"""Read a list of people from a file: CSV in whatever delimiter and encoding it comes, or an Excel workbook."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from countersign.kernel.archives import EXCEL, Unreadable, check_office_file
from countersign.kernel.confinement import ConfinedFailure, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.digests import digest
from countersign.kernel.words import Words, say
from countersign.people.imports.headings import Layout, recognise
from countersign.people.imports.workbook import LOOKS_FOR_HEADINGS, MOST_COLUMNS, rows_of_workbook

__all__ = ["LARGEST_FILE", "MOST_LINES", "Sheet", "Unreadable", "read_people"]

LARGEST_FILE = 10 << 20
MOST_LINES = 100_000
DELIMITERS = ",;\t|"
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")
OFFICE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")

type Row = tuple[int, tuple[str, ...]]
"""The number that the row has in the file, and its cells."""


@dataclass(frozen=True)
class Sheet:
    """A list as it was read: where its columns are, its rows, and what the reader should know."""

    name: str
    digest: str
    layout: Layout
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[Words, ...] = ()


def read_people(data: bytes, name: str) -> Sheet:
    """The rows of a list. Raises ``Unreadable`` with one sentence that names the file and what to do."""
    if len(data) > LARGEST_FILE:
        refuse("{name} has {n} MiB; at most 10 fit. Split the list in two.", name=name, n=-(-len(data) // (1 << 20)))
    remarks: list[Words] = []
    if is_office_file(data, name):
        check_office_file(data, name, EXCEL)
        rows = workbook(data, name)
    else:
        text, remarks = decoded(data, name)
        rows = table(text, name)
    found = next((at for at, row in enumerate(rows[:LOOKS_FOR_HEADINGS]) if recognise(row).is_complete), None)
    if found is None:
        no_headings(rows, name)
    layout = recognise(rows[found])
    lines = tuple((at, tuple(row)) for at, row in enumerate(rows[found + 1 :], found + 2) if any(row))
    if not lines:
        refuse("{name} has headings and nobody under them. Upload the list with its rows.", name=name)
    if len(lines) > MOST_LINES:
        refuse("{name} has {n} rows; at most {most} fit. Split the list.", name=name, n=len(lines), most=MOST_LINES)
    if layout.unknown:
        columns = ", ".join(layout.unknown)
        remarks.append(say("Not used, because they mean nothing here: {columns}.", columns=columns))
    return Sheet(name, digest(data), layout, tuple(rows[found]), lines, tuple(remarks))


def refuse(template: str, **values: object) -> NoReturn:
    raise Unreadable(say(template, **values))


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


def is_office_file(data: bytes, name: str) -> bool:
    """Told by the first bytes, and by the ending for what only pretends."""
    packed = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in data[:1024]
    return packed or name.lower().endswith(OFFICE_ENDINGS)


def workbook(data: bytes, name: str) -> list[list[str]]:
    try:
        told = cast("dict[str, Any]", confined(rows_of_workbook, data))
    except ConfinedTime:
        refuse("{name} took longer than 20 seconds to read and was given up. Save the list alone as CSV.", name=name)
    except ConfinedMemory:
        refuse("{name} is too large to read in one go. Save the list alone as CSV, or split it.", name=name)
    except ConfinedFailure:
        refuse("{name} cannot be read as an Excel workbook. Save it again as .xlsx, or as CSV.", name=name)
    return [[clean(cell) for cell in row] for row in told["rows"]]


def decoded(data: bytes, name: str) -> tuple[str, list[Words]]:
    """The file as text, with a warning where its encoding had to be guessed."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError:
                refuse("{name} is damaged: its text breaks off. Save it again as CSV UTF-8.", name=name)
    if b"\x00" in data:
        refuse("{name} is no text. Save the list as CSV UTF-8 or as .xlsx, and upload that.", name=name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        refuse("{name} is in an unknown encoding. Save it as CSV UTF-8, and upload that.", name=name)
    return text, [say("The file is not UTF-8; it was read as Windows-1252. Look at names with accents.")]


def table(text: str, name: str) -> list[list[str]]:
    """The rows, cut at the delimiter under which most headings make sense."""
    head = "\n".join(text.splitlines()[: LOOKS_FOR_HEADINGS * 2])
    chosen = max(DELIMITERS, key=lambda delimiter: (understood(head, delimiter), -DELIMITERS.index(delimiter)))
    try:
        return cut(text, chosen)
    except csv.Error:
        refuse("{name} has a quotation mark that is never closed. Save it again as CSV or .xlsx.", name=name)


def understood(head: str, delimiter: str) -> tuple[int, int]:
    """How much of a row of headings can be read with this delimiter."""
    try:
        rows = cut(head, delimiter)[:LOOKS_FOR_HEADINGS]
    except csv.Error:
        return (0, 0)
    layouts = [recognise(row) for row in rows]
    complete = [len(layout.columns) for layout in layouts if layout.is_complete]
    return (max(complete, default=0), max((len(row) for row in rows), default=0))


def cut(text: str, delimiter: str) -> list[list[str]]:
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [[clean(cell) for cell in row[:MOST_COLUMNS]] for row in read]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def clean(cell: str) -> str:
    """A cell on one line, composed, without what cannot be seen."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).split())
