"""Read a matrix from a file: CSV in whatever delimiter and encoding it comes, or an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from countersign.kernel.archives import EXCEL, Unreadable, check_office_file, unpacked
from countersign.kernel.digests import digest
from countersign.kernel.words import Words, listed, say
from countersign.people.imports.cutting import DELIMITERS, refuse_open_quote
from countersign.people.imports.decoding import decoded, refuse
from countersign.people.imports.reading import apart, is_office_file, seconds_for
from countersign.roles.raci.besides import how_an_a_is_read
from countersign.roles.raci.matching import lies_on_its_side
from countersign.roles.raci.sheet import Sheet, Unsuitable, interpret

__all__ = ["LARGEST_FILE", "Brought", "Unreadable", "read_matrix"]

LARGEST_FILE = 4 << 20
"""A matrix of 500 rows and 200 columns with all its formats; what is larger is another kind of file."""

WORKBOOK = "countersign.roles.imports.workbook:rows_of_matrix"
"""By its name: only the child process imports what reads workbooks."""

MOST_NAMED = 10
MOST_ROWS = 2_000
LOOKED_AT = 40
ON_ITS_SIDE = say(
    "The activities seem to stand in the first row, and those who do them below each other. Turn the sheet round (copy"
    " it, then Paste Special, Transpose) and choose it again, so that each activity has a row."
)
GOES_ON = say("The sheet goes on beyond what is read: 2,000 rows, and 300 columns of a workbook.")


@dataclass(frozen=True)
class Brought:
    """A file as it was read. ``remarks``: what whoever brought it should know, in the order of the file."""

    name: str
    digest: str
    sheet: Sheet
    remarks: tuple[Words, ...]


@dataclass(frozen=True)
class Page:
    """One sheet of a file as texts. ``lost``: what to say if there is nothing to be read in it."""

    name: str
    rows: list[list[str]]
    remarks: tuple[Words, ...] = ()
    lost: tuple[Words, ...] = ()


def read_matrix(data: bytes, name: str) -> Brought:
    """The matrix in a file. Raises ``Unreadable`` with one sentence: the file, and what to do."""
    if len(data) > LARGEST_FILE:
        refuse("{name} is larger than {n} MB: no matrix is. Choose the file with the matrix.", name=name, n=4)
    pages, remarks = pages_of(data, name)
    problem: tuple[Words, ...] = ()
    for page in pages:
        try:
            sheet = interpret(page.rows)
        except Unsuitable as unsuitable:
            problem = problem or (unsuitable.words, *page.lost)
            continue
        others = [one.name for one in pages if one is not page]
        told = (*remarks, *which(page, others), *page.lost, *page.remarks, *sheet.remarks)
        turned = (ON_ITS_SIDE,) if lies_on_its_side(sheet) else ()
        return Brought(name, digest(data), with_answer(sheet, pages), (*turned, *told))
    words = problem or (say("There is nothing in it. Choose the file with the matrix."),)
    raise Unreadable(say("{name}: {problem}", name=name, problem=" ".join(map(str, words))))


def with_answer(sheet: Sheet, pages: list[Page]) -> Sheet:
    """How an A is read stands on another sheet of a workbook that was taken along."""
    answers = (how_an_a_is_read(page.rows) for page in pages)
    return replace(sheet, a_implies_r=next((one for one in answers if one is not None), None))


def pages_of(data: bytes, name: str) -> tuple[list[Page], tuple[Words, ...]]:
    if not is_office_file(data, name):
        text, remarks = decoded(data, name)
        rows = rows_of(text, name)
        return [Page("", rows[:MOST_ROWS], (GOES_ON,) if len(rows) > MOST_ROWS else ())], tuple(remarks)
    check_office_file(data, name, EXCEL)
    told = apart(WORKBOOK, data, name, seconds_for(unpacked(data)))
    hidden = ", ".join(told["hidden"])
    said = (say("Hidden sheets are not read: {hidden}.", hidden=hidden),) if hidden else ()
    return [Page(one["name"], one["rows"], tuple(about(one)), tuple(lost(one))) for one in told["sheets"]], said


def which(page: Page, others: list[str]) -> Iterator[Words]:
    if others:
        yield say("Read: the sheet {sheet}. Not read: {others}.", sheet=page.name, others=listed(others))


def lost(sheet: dict[str, Any]) -> Iterator[Words]:
    """What was in the workbook for whoever wrote it, and not in the file."""
    if formulas := sheet["formulas"]:
        yield say(
            "Formulas whose result was never saved were read as empty: {cells}. Open the file in Excel or LibreOffice,"
            " save it there, and choose it again.",
            cells=listed(formulas, most=MOST_NAMED),
        )


def about(sheet: dict[str, Any]) -> Iterator[Words]:
    """What stands in a workbook and not in a matrix."""
    if merged := sheet["merged"]:
        yield say(
            "Merged cells were read as if their text stood in each cell that they cover: {cells}. Look at those.",
            cells=listed(merged, most=MOST_NAMED),
        )
    if comments := sheet["comments"]:
        yield say(
            "Comments are not taken along: {cells}. What matters in them belongs in the note of a row.",
            cells=listed(comments, most=MOST_NAMED),
        )
    if hidden := sheet["hidden"]:
        yield say(
            "These are hidden in the file and were read as well: {places}.", places=listed(hidden, most=MOST_NAMED)
        )
    if sheet["cut"]:
        yield GOES_ON


def rows_of(text: str, name: str) -> list[list[str]]:
    """A text cut at the delimiter that cuts its first rows into most cells; one row more than is read."""
    head = "".join(islice(io.StringIO(text, newline=""), LOOKED_AT))
    delimiter = max(DELIMITERS, key=head.count)
    refuse_open_quote(text, delimiter, name)
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), MOST_ROWS + 1))
    except csv.Error:
        refuse("{name} cannot be cut into cells. Save it again as CSV UTF-8, or as .xlsx.", name=name)
