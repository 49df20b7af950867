"""Long lists, and how long each part of taking one in takes: for whoever measures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from time import perf_counter
from typing import Any

import openpyxl

from countersign.ledger.rounds.learn_sizes import learn_sizes
from countersign.people.commands.apply_import import apply_import
from countersign.people.commands.preview_import import preview_import
from countersign.people.imports.days import Order
from countersign.people.imports.interpreting import interpret
from countersign.people.imports.reading import read_book
from countersign.people.rounds.carry_on_import import carry_on_import
from tests.cast import Cast, id_of
from tests.people.worlds import AT, importing, lead, plan_now

HEADINGS = ("Name", "Email", "Job title", "Department", "Manager", "Kind", "Start date", "Employee number")


def rows(size: int) -> Iterator[tuple[str, ...]]:
    """So many people, of whom each but the first ten reports to one of those before."""
    for at in range(size):
        manager = f"p{at // 10}@larkbeam.example" if at >= 10 else ""
        yield (
            *(f"Person{at} Family{at % 977}", f"p{at}@larkbeam.example", "Engineer", f"Department {at % 40}"),
            *(manager, "Employee", "2024-09-16", str(at + 1)),
        )


def as_csv(size: int) -> bytes:
    return "".join(",".join(row) + "\n" for row in (HEADINGS, *rows(size))).encode()


def as_workbook(size: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    for row in (HEADINGS, *rows(size)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take_all_in(here: Cast, data: bytes, name: str) -> dict[str, float]:
    """A list of more than 1,000 rows from its bytes to ``import.applied``: seconds for each part, by its name.

    Nothing of one part is held on to in the next: on a site each is a request, or a round, of its own. As there, the
    database learns meanwhile how full it is.
    """
    laps = Laps()
    told = understood(data, name)
    laps.lap("read")
    id = id_of(preview_import(by=lead(here), at=AT, **told))
    told.clear()
    laps.lap("keep")
    shown = plan_now(here, id).digest
    laps.lap("show")
    apply_import(import_id=id, plan_shown=shown, by=importing(lead(here)), at=AT)
    laps.lap("confirm")
    turns = count(1)
    while carry_on_import(now := AT + timedelta(hours=1, seconds=next(turns))):
        learn_sizes(now)
    laps.lap("take in")
    return laps.seconds


def understood(data: bytes, name: str) -> dict[str, Any]:
    """What a file says, as ``preview_import`` takes it."""
    book = read_book(data, name)
    meant = interpret(book, lambda _digest: None, Order.UNKNOWN)
    return {"file_name": name, "file_digest": book.digest, "book": book.pages, **meant.arguments()}


class Laps:
    """Seconds by the names of parts that follow each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.before = perf_counter()

    def lap(self, part: str) -> None:
        now = perf_counter()
        self.seconds[part], self.before = now - self.before, now
