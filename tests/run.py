"""`make test`: everything on SQLite, the database tests again on PostgreSQL, with a real browser.

Three lanes at once, so that two cores have work whenever one lane waits: for a browser, a server or a disk.
Arguments go to pytest. The last lines name what could not be tested on this machine; with CI=true that fails.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests import chromium
from tests.postgres import PostgresMissing, cluster

NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Lane:
    """Tests that run one after the other, in a process of their own. ``chosen``: by their markers (pyproject.toml)."""

    name: str
    engine: str
    chosen: str


SQLITE = Lane("SQLite", "sqlite", "not browser and not beside")
POSTGRES = Lane("PostgreSQL", "postgres", "(database and not slow) or beside")
BROWSER = Lane("a browser", "sqlite", "browser")
SQLITE_ALONE = Lane("SQLite", "sqlite", "not browser")


def main(arguments: list[str]) -> int:
    lacks = _lacks_postgres()
    chromium.find_or_install()
    lanes = [SQLITE_ALONE, BROWSER] if lacks else [SQLITE, POSTGRES, BROWSER]
    with tempfile.TemporaryDirectory(prefix="countersign-lacks-") as folder:
        told = Path(folder) / "lacks"
        told.touch()
        results = _run(lanes, arguments, told)
        lacks += sorted(set(told.read_text().splitlines()))
    if chromium.find() is None and "Chromium or Chrome" not in lacks:
        lacks.append("Chromium or Chrome")
    _say(lacks)
    if lacks and os.environ.get("CI") == "true":
        results.append(1)
    return max(_verdict(result, chosen=bool(arguments)) for result in results)


def _run(lanes: list[Lane], arguments: list[str], told: Path) -> list[int]:
    """The first before our eyes, the others beside it. What those say comes afterwards, whole."""
    first, *others = lanes
    with ExitStack() as running:
        beside = []
        for lane in others:
            out = running.enter_context((told.parent / lane.name).open("w+b"))
            process = _start(lane, arguments, told, out)
            running.callback(process.kill)
            beside.append((lane, process, out))
        print(f"\n== {first.name} ==", flush=True)
        results = [_start(first, arguments, told, None).wait()]
        for lane, process, out in beside:
            results.append(process.wait())
            print(f"\n== {lane.name} ==", flush=True)
            out.seek(0)
            sys.stdout.buffer.write(out.read())
            sys.stdout.flush()
    return results


def _start(lane: Lane, arguments: list[str], told: Path, out: IO[bytes] | None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "COUNTERSIGN_TEST_ENGINE": lane.engine, "COUNTERSIGN_TEST_LACKS": str(told)}
    command = [sys.executable, "-m", "pytest", *arguments, "-m", lane.chosen]
    return subprocess.Popen(command, env=environment, stdout=out, stderr=out)


def _lacks_postgres() -> list[str]:
    """Start it once, to say in one line why it does not run rather than in every test."""
    try:
        with cluster():
            return []
    except (PostgresMissing, OSError) as missing:
        return [f"PostgreSQL that runs ({missing})"]


def _verdict(result: int, *, chosen: bool) -> int:
    """Whoever chooses some tests may choose none that use the database; death by a signal is a failure."""
    return 0 if result == NOTHING_COLLECTED and chosen else abs(result)


def _say(lacks: list[str]) -> None:
    print("\n== this machine ==")
    for thing in lacks:
        print(f"Not tested everything: this machine has no {thing}.")
    if not lacks:
        print("SQLite, PostgreSQL and the browser were all there.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
