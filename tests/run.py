"""`make test`: everything on SQLite, the database tests again on PostgreSQL, with a real browser.

Arguments go to pytest. The last lines name what could not be tested on this machine; with CI=true that fails.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from tests import chromium
from tests.postgres import PostgresMissing, cluster

NOTHING_COLLECTED = 5


def main(arguments: list[str]) -> int:
    lacks = _lacks_postgres()
    chromium.find_or_install()
    with tempfile.TemporaryDirectory(prefix="countersign-lacks-") as folder:
        told = Path(folder) / "lacks"
        told.touch()
        results = _both_engines(arguments, told, Path(folder) / "postgres") if not lacks else [_sqlite(arguments, told)]
        lacks += sorted(set(told.read_text().splitlines()))
    if chromium.find() is None and "Chromium or Chrome" not in lacks:
        lacks.append("Chromium or Chrome")
    _say(lacks)
    if lacks and os.environ.get("CI") == "true":
        results.append(1)
    return max(_verdict(result, chosen=bool(arguments)) for result in results)


def _both_engines(arguments: list[str], told: Path, kept: Path) -> list[int]:
    """SQLite before our eyes, PostgreSQL beside it: there are two cores. What it says comes afterwards, whole."""
    with kept.open("wb") as out:
        beside = _start("postgres", [*arguments, "-m", "(database and not slow) or beside"], told, out)
        try:
            sqlite = _sqlite([*arguments, "-m", "not beside"], told)
            postgres = beside.wait()
        finally:
            beside.kill()
    print("\n== postgres ==", flush=True)
    sys.stdout.buffer.write(kept.read_bytes())
    sys.stdout.flush()
    return [sqlite, postgres]


def _sqlite(arguments: list[str], told: Path) -> int:
    print("\n== sqlite ==", flush=True)
    return _start("sqlite", arguments, told, None).wait()


def _start(engine: str, arguments: list[str], told: Path, out: IO[bytes] | None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "COUNTERSIGN_TEST_ENGINE": engine, "COUNTERSIGN_TEST_LACKS": str(told)}
    return subprocess.Popen([sys.executable, "-m", "pytest", *arguments], env=environment, stdout=out, stderr=out)


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
