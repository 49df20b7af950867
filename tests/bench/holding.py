"""P2 where thousands hold roles, and where a responsibility matrix of 300 activities and 60 columns is written."""

from __future__ import annotations

import json
import time
from pathlib import Path

from tests.bench.accepting import run
from tests.bench.pages import FIRST, HOME, TIMES, WHOLE, web
from tests.bench.report import Row, times
from tests.bench.visitor import Visitor

APPOINTMENTS, BESIDE = 5000, 50
"""So many hold roles, and so many people hold none."""

PAGES = {
    "roles": ("roles/", WHOLE),
    "the chart of roles": ("roles/chart/", WHOLE),
    "the roles document": ("roles/document/", WHOLE),
    "the findings": ("findings/", WHOLE),
    "the matrix, being written": ("roles/matrix/edit/", WHOLE),
}
LINT = f"{HOME}roles/matrix/edit/lint/"


def holding(folder: Path) -> list[Row]:
    database = {"COUNTERSIGN_DATA": str(folder / "holding")}
    run("tests.bench.firm", str(APPOINTMENTS + BESIDE), "--policies", "2", database=database)
    grid = run("tests.bench.offices", str(APPOINTMENTS), database=database).strip()
    with web(database) as house:
        lead = Visitor(house, json.loads(run("tests.bench.guests", database=database))["sessions"]["lead"])
        floor = lead.timed("/healthz", TIMES)
        rows = []
        for name, (path, target) in PAGES.items():
            lead.timed(HOME + path, FIRST)
            took = lead.timed(HOME + path, TIMES // 2)
            rows.append(times("P2", f"{name}, {APPOINTMENTS:,} appointments", took, floor, target))
        took = edits(lead, grid)
    return [*rows, times("P2", "what the rules say of a matrix of 300 x 60, for each edit", took, floor, WHOLE)]


def edits(lead: Visitor, grid: str) -> list[float]:
    """Seconds from a letter that was set to what is said of it."""
    page, took = lead.get(f"{HOME}roles/"), []
    for _ in range(TIMES // 2):
        begun = time.perf_counter()
        lead.send(LINT, {"grid": grid}, page=page)
        took.append(time.perf_counter() - begun)
    return took
