"""P2 and P3: what a page takes over HTTP in a firm of twelve, of a thousand and of a hundred thousand; P6: publishing.

A page also in a firm of a million, on PostgreSQL, where everybody has accepted the policy of clause 5.2.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.accepting import environment, run
from tests.bench.report import Row, grown, times
from tests.bench.template import Template
from tests.bench.visitor import Visitor
from tests.browser.house import House, Postbox, wait_until_healthy
from tests.ports import free_port

SIZES = (12, 1000, 100_000)
HUGE, SLOWER = 100_000, 1.5
MILLION, SLOWEST = Template(1_000_000, ("--owing", "0")), 2.5
MOST_GROWN = 1.5
"""To publish may take so many times what it takes in the smallest firm: the same, but for noise."""

TIMES, FIRST = 50, 4
"""So often each page; the first answers of each process are not counted."""

HOME, A_PAGE = "/o/larkbeam-ltd/", 50
QUICK, WHOLE = 0.017, 0.05
"""Seconds, for a page that shows a list or a text, and for one that shows what was judged."""


def pages(folder: Path) -> list[Row]:
    """Each size in a database of its own, filled by acts; the worker rests. In the end each firm's policy changes."""
    rows, published = [], {}
    for size in SIZES:
        database = {"COUNTERSIGN_DATA": str(folder / f"pages-{size}")}
        run("tests.bench.firm", str(size), database=database)
        rows += measured(database, size, *(("P3", SLOWER) if size == HUGE else ("P2", 1.0)))
        published[size] = json.loads(run("tests.bench.publishing", database=database))
    few = published.pop(SIZES[0])
    return [*rows, *(grown("P6", f"publish, {n:,} people", took, few, MOST_GROWN) for n, took in published.items())]


def million(folder: Path) -> list[Row]:
    """On a copy of what is kept; the first time it is filled, which takes long."""
    with MILLION.running(folder / "million") as database:
        return measured(database, MILLION.people, "P3", SLOWEST)


def measured(database: dict[str, str], size: int, number: str, longer: float) -> list[Row]:
    told = json.loads(run("tests.bench.guests", database=database))
    with web(database) as house:
        visitors = {who: Visitor(house, session) for who, session in told["sessions"].items()}
        floor = visitors["lead"].timed("/healthz", TIMES)
        rows = []
        for name, who, path, target in looked_at(told["pages"]["policy"], size):
            visitors[who].timed(path, FIRST)
            took = visitors[who].timed(path, TIMES)
            rows.append(times(number, f"{name}, {size:,} people", took, floor, target * longer))
    return rows


def looked_at(policy: str, size: int) -> Iterator[tuple[str, str, str, float]]:
    """What each page is, who looks at it, where it is, and how long it may take."""
    yield "a policy", "lead", policy, QUICK
    yield "the list of policies", "lead", f"{HOME}policies/", QUICK
    yield "people, the first page", "lead", f"{HOME}people/", QUICK
    yield "people, the last page", "lead", f"{HOME}people/?page={-(-size // A_PAGE)}", QUICK
    yield "people, a search", "lead", f"{HOME}people/?q=family12", QUICK
    yield "the lead's desk", "lead", HOME, WHOLE
    yield "a leader's desk", "leader", HOME, WHOLE
    yield "an employee's desk", "employee", HOME, WHOLE
    yield "the findings", "lead", f"{HOME}findings/", WHOLE
    yield "the wall", "leader", f"{HOME}wall/", WHOLE
    yield "the packs", "lead", f"{HOME}packs/", WHOLE


@contextmanager
def web(database: dict[str, str]) -> Iterator[House]:
    """The real web server on a database that is there, and no worker beside it."""
    port, log = free_port(), Path(database["COUNTERSIGN_DATA"]) / "log"
    settings = {**database, "COUNTERSIGN_PORT": str(port), "COUNTERSIGN_MAILBOX": "1"}
    told, url = environment(settings), f"http://127.0.0.1:{port}"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "countersign", "serve", "--no-worker"]
        process = subprocess.Popen(command, env=told, stdout=out, stderr=out)
    try:
        wait_until_healthy(url, process, log)
        yield House(url, told, log, Postbox(), process.pid)
    finally:
        process.terminate()
        process.wait(20)
