"""A PostgreSQL of a drill's own: its processes die, its disk fails, and it is started again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests import engine
from tests.databases import FILLED, url_of
from tests.faults.disks import built_shim
from tests.faults.site import alive, children, command_of
from tests.postgres import Cluster, cluster

SECONDS_TO_END = 120


@dataclass(frozen=True)
class Server:
    """``failing``: while there is a file of this name, no sync succeeds; None where no compiler makes it so."""

    cluster: Cluster
    environment: dict[str, str]
    failing: Path | None

    def backends(self) -> list[int]:
        """Those that work for us; when some are busy, only these."""
        ours = {pid: words for pid in children(self.cluster.postmaster()) if b" countersign " in (words := line(pid))}
        return [pid for pid, words in ours.items() if not words.endswith(b"idle")] or list(ours)

    def down(self, dying: int) -> None:
        """Wait until this postmaster is gone, and everybody whom it had started."""
        everybody, until = [dying, *children(dying)], time.monotonic() + SECONDS_TO_END
        while any(alive(pid) for pid in everybody):
            assert time.monotonic() < until, self.log()
            time.sleep(0.01)

    def log(self) -> str:
        return self.cluster.home.log.read_text(errors="replace")


def line(pid: int) -> bytes:
    return command_of(pid).rstrip(b"\0 ")


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """As careful as a real one, with the template's rows in it."""
    shim = built_shim(folder)
    failing = folder / "failing" if shim else None
    more = {"LD_PRELOAD": str(shim), "FAILING_SYNC": str(failing)} if shim else {}
    with cluster(fsync=True, more=more) as running:
        rows = running.home.folder / "rows.sql"
        running.run("pg_dump", f"--dbname={url_of(FILLED)}", f"--file={rows}")
        words = ("--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={rows}")
        running.run("psql", *words, f"--dbname={running.url()}", "--output=/dev/null")
        there = {"COUNTERSIGN_DATA": str(folder), "COUNTERSIGN_DATABASE_URL": running.url()}
        yield Server(running, {**engine.SETTINGS, **there}, failing)


type Harm = Callable[[Server, Random], None]
"""What goes wrong. Afterwards PostgreSQL is down until somebody starts it, or on its way back by itself."""


def backend_dies(here: Server, chance: Random) -> None:
    """One process that works for us: PostgreSQL then ends all the others, and recovers by itself."""
    os.kill(chance.choice(here.backends()), signal.SIGKILL)


def postmaster_dies(here: Server, _chance: Random) -> None:
    """The process that started the others: they end when they see it, and nobody comes back by himself."""
    first = here.cluster.postmaster()
    os.kill(first, signal.SIGKILL)
    here.down(first)


def syncs_fail(here: Server, chance: Random) -> None:
    """The disk answers EIO: PostgreSQL panics rather than trust it, and cannot recover; so it is ended by hand."""
    assert here.failing
    said, until = len(here.log()), time.monotonic() + SECONDS_TO_END
    here.failing.touch()
    while here.log()[said:].count("PANIC:  could not f") < 2:  # whoever commits, then whoever recovers
        assert time.monotonic() < until, here.log()[said:][-2000:]
        time.sleep(0.05)
    here.failing.unlink()
    postmaster_dies(here, chance)


def harms(here: Server) -> dict[str, Harm]:
    """Those that this machine can do."""
    found: dict[str, Harm] = {"kills of a backend": backend_dies, "of the postmaster": postmaster_dies}
    return {**found, "failed syncs": syncs_fail} if here.failing else found
