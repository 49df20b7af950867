"""Rows of texts, as a sheet has them, to a matrix: which row holds the headings, what is odd, and what is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, listed, say
from countersign.roles.raci import besides
from countersign.roles.raci.activities import LIBRARY, recognised
from countersign.roles.raci.grid import LONGEST_TITLE, MOST_COLUMNS, MOST_ROWS
from countersign.roles.raci.letters import read_letters

LOOKS_FOR_HEADINGS = 30
MOST_NAMED = 10
EXPLAINS = re.compile(r"\b[raci]\s*[=:–—-]|^(key|legend)\b", re.IGNORECASE)  # noqa: RUF001 (dashes)
"""A row that says what the letters mean."""


class Unsuitable(Exception):
    """There is no matrix in these rows; ``words`` say what is missing."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(str(words))


def unsuitable(template: str, **values: object) -> NoReturn:
    raise Unsuitable(say(template, **values))


@dataclass(frozen=True)
class Line:
    """An activity of the sheet. ``at``: its row there. ``cells``: letters, one for each heading. ``needs``: kinds of
    authority; None where the sheet has no column for them."""

    at: int
    key: str
    title: str
    cells: tuple[str, ...]
    note: str = ""
    needs: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Sheet:
    """What was read: a heading for each column, the rows, and what the reader should know. ``a_implies_r``: None where
    the sheet does not say."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[Words, ...] = ()
    a_implies_r: bool | None = None


@dataclass
class Reading:
    """What is found while a sheet is read. ``besides``: where notes, needs and keys stand."""

    names: int
    columns: list[int]
    headings: list[str]
    besides: dict[str, int] = field(default_factory=dict)
    remarks: list[Words] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def interpret(rows: Sequence[Sequence[str]]) -> Sheet:
    """Raises ``Unsuitable`` where there is no matrix, or one that is too large."""
    whole = [[besides.as_written(clean(cell).strip()) for cell in row] for row in rows]
    cells = [row if besides.answer_of(row) is None else [] for row in whole]
    top, names = place(cells)
    reading = with_columns(cells, top, names)
    for at in range(top + 1, len(cells)):
        take(reading, at, cells[at])
    if not reading.lines:
        unsuitable("under the headings stands no row with letters. Give each activity a row, with R, A, C or I in it.")
    if len(reading.lines) > MOST_ROWS:
        unsuitable("it has more rows than fit: at most {most}. Leave out what is too fine.", most=MOST_ROWS)
    if reading.strange:
        reading.remarks.append(
            say("These mean nothing here and are left out: {cells}.", cells=listed(reading.strange, most=MOST_NAMED))
        )
    answer = besides.how_an_a_is_read(whole)
    return Sheet(tuple(reading.headings), tuple(reading.lines), tuple(reading.remarks), answer)


def place(cells: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The row with the headings, and the column with the activities."""
    for at, row in enumerate(cells[:LOOKS_FOR_HEADINGS]):
        names = column_of_names(cells, at)
        marked = [cell for cell in row[names + 1 :] if is_letters(cell)] if row[names:] and row[names] else []
        if not marked or is_letters(row[names]) or EXPLAINS.search(row[names]):
            continue
        above = [n for n in range(at - 1, -1, -1) if any(cells[n][names + 1 :])]
        top = next((n for n in above if besides.has_keys(cells[n])), next(iter(above), None))
        if top is None:
            unsuitable("above the letters stand no headings. Say in the first row whom each column stands for.")
        return top, names
    if not any(any(row) for row in cells):
        unsuitable("it is empty. Choose the file with the matrix.")
    unsuitable("there are no rows with R, A, C and I in them. Choose the sheet with the matrix, and save it first.")


def column_of_names(cells: Sequence[Sequence[str]], first: int) -> int:
    """Where most is written: the activities, not their numbers and not the letters."""
    below = cells[first : first + LOOKS_FOR_HEADINGS]
    width = max(map(len, below), default=0)
    lengths = [0] * width
    for row in below:
        for at, cell in enumerate(row):
            if is_letters(cell):
                width = min(width, at)
                break
            lengths[at] += len(cell)
    before = lengths[:width] or [0]
    return before.index(max(before))


def is_letters(cell: str) -> bool:
    letters, strange = read_letters(cell)
    return bool(letters) and not strange


def with_columns(cells: Sequence[Sequence[str]], top: int, names: int) -> Reading:
    """The columns that hold letters, each with its heading."""
    reading, bare, texts = Reading(names, [], []), [], []
    heads = list(cells[top])
    width = max(map(len, cells[top:]))
    heads += [""] * (width - len(heads))
    for at in range(names + 1, width):
        below = [row[at] for row in cells[top + 1 :] if at < len(row) and row[at]]
        lettered = [cell for cell in below if is_letters(cell)]
        kind = besides.kind_of(heads[at], lettered=bool(lettered))
        if not heads[at]:
            if lettered:
                bare.append(called(at))
        elif kind and kind not in reading.besides:
            reading.besides[kind] = at
        elif kind or len(lettered) * 2 < len(below):
            texts.append(heads[at])
        else:
            reading.columns.append(at)
            reading.headings.append(heads[at][:LONGEST_TITLE])
    if len(reading.columns) > MOST_COLUMNS:
        unsuitable(
            "it has more columns than fit: at most {most}. Put people who do the same into one role or group.",
            most=MOST_COLUMNS,
        )
    about_columns(reading, bare, [*filter(None, heads[:names]), *texts])
    return reading


def about_columns(reading: Reading, bare: list[str], texts: list[str]) -> None:
    if not reading.columns:
        unsuitable("no column has a heading and letters under it. Say in the first row whom each column stands for.")
    if bare:
        reading.remarks.append(
            say("Letters under no heading are left out: column {columns}.", columns=listed(bare, most=MOST_NAMED))
        )
    if texts:
        reading.remarks.append(
            say("These columns hold no letters and are left out: {columns}.", columns=listed(texts, most=MOST_NAMED))
        )


def take(reading: Reading, at: int, row: Sequence[str]) -> None:
    """One row of the sheet, if it is an activity."""
    number, title = at + 1, row[reading.names] if reading.names < len(row) else ""
    read = [read_letters(row[column]) if column < len(row) else ("", ()) for column in reading.columns]
    lettered = any(letters for letters, _ in read)
    if not title:
        if lettered:
            reading.remarks.append(say("Row {n} has letters and no name: it is left out.", n=number))
        return
    if EXPLAINS.search(title) and not lettered:
        reading.remarks.append(say("Row {n} explains the letters, and is left out.", n=number))
        return
    key = besides.key_in(beside(reading, row, besides.KEY))
    if not lettered and not key:
        reading.remarks.append(say("Row {n}, “{title}”, has no letters and is left out.", n=number, title=title[:80]))
        return
    if before := next((line for line in reading.lines if line.title.casefold() == title.casefold()), None):
        reading.remarks.append(
            say("Row {n} is called like row {m}, “{title}”, and is left out.", n=number, m=before.at, title=title[:80])
        )
        return
    for column, (_, strange) in zip(reading.columns, read, strict=True):
        reading.strange += [f"“{one}” in {called(column)}{number}" for one in strange]
    taken = {line.key for line in reading.lines}
    made = Line(
        number,
        key if key not in {"", *taken} else key_for(title, taken),
        title[:LONGEST_TITLE],
        tuple(letters for letters, _ in read),
    )
    reading.lines.append(with_what_stands_beside(reading, row, made))


def beside(reading: Reading, row: Sequence[str], kind: str) -> str:
    """What a row says in the column of notes, needs or keys; nothing where there is none."""
    at = reading.besides.get(kind, len(row))
    return row[at] if at < len(row) else ""


def with_what_stands_beside(reading: Reading, row: Sequence[str], line: Line) -> Line:
    """Its note, and what it needs where the sheet says so."""
    note, cut = besides.note_in(beside(reading, row, besides.NOTE), line.at)
    reading.remarks += cut
    if besides.NEEDS not in reading.besides:
        return replace(line, note=note)
    needs, strange = besides.needs_in(beside(reading, row, besides.NEEDS))
    reading.strange += [f"“{one}” in {called(reading.besides[besides.NEEDS])}{line.at}" for one in strange]
    return replace(line, note=note, needs=needs)


def key_for(title: str, taken: Iterable[str]) -> str:
    """The library's key for an activity that we know, once; else one of its own."""
    known, used = recognised(title), set(taken)
    if known and known not in used:
        return known
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = (besides.OWN + "_".join(re.findall(r"[a-z0-9]+", plain)))[:26].rstrip("_") or "own"
    tries = (stem if n == 1 else f"{stem}_{n}" for n in range(1, len(used) + 2))
    return next(key for key in tries if key not in used and key not in LIBRARY)


def called(column: int) -> str:
    """What a spreadsheet calls the column with this place: 0 is A, 26 is AA."""
    name = ""
    at = column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def to_json(sheet: Sheet) -> dict[str, Any]:
    """The plain values of a sheet, without its remarks."""
    return {
        "headings": list(sheet.headings),
        "lines": [
            [line.at, line.key, line.title, list(line.cells), line.note, None if line.needs is None else [*line.needs]]
            for line in sheet.lines
        ],
        "a_implies_r": sheet.a_implies_r,
    }


def from_json(value: dict[str, Any]) -> Sheet:
    lines = (
        Line(at, key, title, tuple(cells), note, None if needs is None else tuple(needs))
        for at, key, title, cells, note, needs in value["lines"]
    )
    return Sheet(tuple(value["headings"]), tuple(lines), a_implies_r=value["a_implies_r"])
