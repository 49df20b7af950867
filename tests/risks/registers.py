"""Registers as they come from elsewhere, laid beside Larkbeam's risks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from countersign.kernel.actors import Actor
from countersign.people.imports.days import Order
from countersign.people.queries import organisation
from countersign.risks.commands.take_over_register import take_over_register
from countersign.risks.imports import Line, Table, compare, read_list
from countersign.risks.queries import RiskBook, Scale, Standing, scale
from tests.cast import Cast
from tests.risks.worlds import AT, TODAY, lead

SAMPLES = Path(__file__).parent / "samples"
WORKBOOKS = sorted(path.name for path in SAMPLES.glob("*.xlsx"))
FILE = "sha256:" + "0" * 64

CSV = """Risk ID;Title;Risk owner;Likelihood;Impact;Last reviewed
R-01;Payroll data leaks;Mei Sato;3 - Possible;Major;2026-01-02
R-02;Flood in the cellar;nan@elsewhere.example;Rare;5;2026-01-03
R-03;;Ruth Ellis;2;2;
R-04;Too many words;Ruth Ellis;Sometimes;2;
"""


def table_of(text: str = CSV, name: str = "register.csv") -> Table:
    return read_list(text.encode("utf-8-sig"), name)


def sample(name: str) -> Table:
    return read_list((SAMPLES / name).read_bytes(), name)


def here(firm: Cast, on: date = TODAY) -> tuple[Scale, list[Standing]]:
    measure = scale(firm.organisation, on)
    return measure, RiskBook(organisation(firm.organisation)).standings(on, measure)


def lines(firm: Cast, table: Table, on: date = TODAY) -> list[Line]:
    return compare(table, Order.UNKNOWN, organisation(firm.organisation), on, *here(firm, on))


def taken(some: Sequence[Line]) -> list[Line]:
    return [one for one in some if one.is_taken]


def taken_over(firm: Cast, some: Sequence[Line], *, by: Actor | None = None, at: datetime = AT, link: str = "") -> None:
    take_over_register(lines=taken(some), file=FILE, link=link, by=by or lead(firm), at=at)
