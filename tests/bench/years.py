"""P2 with ten years of records in every context, and 100,000 people: kept on PostgreSQL once it was filled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.bench.accepting import run
from tests.bench.pages import HOME, QUICK, SLOWER, TIMES, WHOLE, web
from tests.bench.report import Row, times
from tests.bench.template import Template
from tests.bench.visitor import Visitor

DECADE = Template(100_000, module="tests.bench.decade")
FIRST = 4


def years(folder: Path, kept: Template = DECADE) -> list[Row]:
    """On a copy of what is kept; the first time it is filled, which takes long."""
    with kept.running(folder / "years") as database:
        return measured(database, kept.people)


def measured(database: dict[str, str], people: int) -> list[Row]:
    """Each page in a firm that is there, on whichever engine it lies."""
    told = json.loads(run("tests.bench.guests", database=database))
    with web(database) as house:
        visitors = {who: Visitor(house, session) for who, session in told["sessions"].items()}
        floor = visitors["lead"].timed("/healthz", TIMES)
        rows = []
        for name, who, path, target in looked_at():
            visitors[who].timed(path, FIRST)
            took = visitors[who].timed(path, TIMES // 2)
            work = f"{name}, ten years, {people:,} people"
            rows.append(times("P2", work, took, floor, target * SLOWER))
    return rows


def looked_at() -> Iterator[tuple[str, str, str, float]]:
    """What each page is, who looks at it, where it is, and how long it may take."""
    yield "the lead's desk", "lead", HOME, WHOLE
    yield "a leader's desk", "leader", HOME, WHOLE
    yield "an employee's desk", "employee", HOME, WHOLE
    yield "the findings", "lead", f"{HOME}findings/", WHOLE
    yield "the wall", "leader", f"{HOME}wall/", WHOLE
    yield "the list of policies", "lead", f"{HOME}policies/", QUICK
