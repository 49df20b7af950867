"""Lists of people as tests write them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl

from countersign.people.imports.plan import Plan, make_plan
from countersign.people.imports.present import Known
from countersign.people.imports.reading import Sheet, read_people
from countersign.people.imports.values import Line, lines_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "larkbeam" / "people.csv"
TODAY = date(2026, 11, 20)
HEADINGS = ("Name", "Email", "Job title", "Manager", "Start date")


def csv_of(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


def sheet_of(text: str, name: str = "people.csv") -> Sheet:
    return read_people(text.encode(), name)


def lines_from(text: str) -> list[Line]:
    return lines_of(sheet_of(text))


def workbook_of(rows: Iterable[Sequence[Any]], *, hidden: Iterable[Sequence[Any]] = ()) -> bytes:
    """A workbook as Excel saves one, with a hidden sheet in front when asked for."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    if hidden:
        for row in hidden:
            sheet.append(list(row))
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("Staff")
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def known(number: int, name: str, email: str = "", **more: Any) -> Known:
    """Somebody who is here."""
    facts: dict[str, Any] = {
        "employee_number": "",
        "title": "",
        "department": "",
        "kind": "EMPLOYEE",
        "manager_id": None,
        "joined_on": None,
        "left_on": None,
        "on_leave": False,
        "leave_from": None,
        "leave_until": None,
        "executive": False,
        "revision": 1,
    }
    address = email or f"{name.split(' ')[0].lower()}@larkbeam.example"
    return Known(id=UUID(int=number), name=name, email=address, **{**facts, **more})


def plan_for(lines: Sequence[Line], people: Sequence[Known]) -> Plan:
    return make_plan(lines, people, TODAY)
