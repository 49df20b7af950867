"""Long lists, and how long each part of taking one in takes: for whoever measures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from time import perf_counter

import openpyxl

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
    """A list of more than 1,000 rows from its bytes to ``import.applied``: seconds for each part, by its name."""
    laps, before = {}, perf_counter()

    def lap(part: str) -> None:
        nonlocal before
        laps[part], before = perf_counter() - before, perf_counter()

    book = read_book(data, name)
    meant = interpret(book, lambda _digest: None, Order.UNKNOWN)
    lap("read")
    told = {"file_name": name, "file_digest": book.digest, "book": book.pages, **meant.arguments()}
    id = id_of(preview_import(by=lead(here), at=AT, **told))
    lap("keep")
    shown = plan_now(here, id).digest
    lap("show")
    apply_import(import_id=id, plan_shown=shown, by=importing(lead(here)), at=AT)
    lap("confirm")
    turns = count(1)
    while carry_on_import(AT + timedelta(hours=1, seconds=next(turns))):
        pass
    lap("take in")
    return laps
