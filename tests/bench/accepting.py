"""P1: many accept at once, over HTTP, and what the framework alone takes for a session and a row in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests import engine
from tests.bench.load import Load, post, warmed
from tests.bench.report import Row, enough, milliseconds
from tests.browser.house import House, house, wait_until_healthy
from tests.ports import free_port
from tests.postgres import cluster

PEOPLE, ROWS, FIRST = 800, 3000, 80
SESSION, TOKEN = "f" * 32, "t" * 32
LEAST, SLOWEST = 1_000_000 / 3600, 0.1
"""Everybody in a group of a million within the hour (record 0082)."""
SECONDS_OF_QUIET = 3


def accepting(folder: Path) -> list[Row]:
    """Both engines, each beside its own floor."""
    sqlite = measured("SQLite", {"COUNTERSIGN_DATA": str(folder / "floor")}, {"COUNTERSIGN_DATA": str(folder / "acts")})
    with cluster(fsync=True) as running, cluster(fsync=True) as floor:
        here = {"COUNTERSIGN_DATA": str(folder / "pg-acts"), "COUNTERSIGN_DATABASE_URL": running.url()}
        there = {"COUNTERSIGN_DATA": str(folder / "pg-floor"), "COUNTERSIGN_DATABASE_URL": floor.url()}
        return [*sqlite, *measured("PostgreSQL", there, here)]


def measured(name: str, floor_in: dict[str, str], acts_in: dict[str, str]) -> list[Row]:
    floor, acts = floor_of(floor_in), accepted(acts_in)
    work = f"accept a policy over HTTP, 16 clients, {name}"
    return [
        enough("P1", work, acts.a_second, floor.a_second, LEAST),
        milliseconds("P1", f"{work}, p99", acts.slowest_of_a_hundred, floor.slowest_of_a_hundred, SLOWEST),
    ]


def accepted(database: dict[str, str]) -> Load:
    """Everybody sends the form of the page once."""
    told = json.loads(run("tests.bench.crowd", str(PEOPLE), database=database))
    folder = Path(database["COUNTERSIGN_DATA"])
    with house(folder, database, COUNTERSIGN_SEQUENCER="") as started:
        wait_for_mails(started)
        return warmed(started.url, [form(started.url, told, session) for session in told["sessions"]], FIRST)


def wait_for_mails(started: House) -> None:
    """Everybody is asked by mail first; that is not what is measured."""
    before = -1
    while before < (before := len(started.postbox.mails)) or not before:
        time.sleep(SECONDS_OF_QUIET)


def form(url: str, told: dict[str, Any], session: str) -> bytes:
    fields = {**told["form"], "act": str(uuid4()), "agreed": "on", "csrfmiddlewaretoken": TOKEN}
    return post(url, told["page"], fields, {"countersign": session, "csrftoken": TOKEN})


def floor_of(database: dict[str, str]) -> Load:
    with floor_server(database) as url:
        request = post(url, "/keep/", {"body": "x" * 700}, {"sessionid": SESSION})
        return warmed(url, [request] * ROWS, FIRST)


@contextmanager
def floor_server(database: dict[str, str]) -> Iterator[str]:
    folder, port = Path(database["COUNTERSIGN_DATA"]), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("wb") as out:
        command = [sys.executable, "-m", "tests.bench.floor", SESSION]
        told = environment({**database, "COUNTERSIGN_PORT": str(port)})
        process = subprocess.Popen(command, env=told, stdout=out, stderr=out)
    try:
        wait_until_healthy(url := f"http://127.0.0.1:{port}", process, folder / "log")
        yield url
    finally:
        process.terminate()
        process.wait(20)


def run(*words: str, database: dict[str, str]) -> str:
    """A module of ours on a database, to its end: the last line that it printed. What it tells on stderr is shown."""
    Path(database["COUNTERSIGN_DATA"]).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, env=environment(database), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1] if done.stdout else ""


def environment(database: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    return {**kept, **engine.SETTINGS, **database}
