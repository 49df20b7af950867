"""The processes that answer requests, and the one that works beside them."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from pathlib import Path

import pytest

from tests import engine
from tests.faults.site import SECONDS_TO_RESPAWN, site


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason=engine.LACKS + "/proc/locks")
@pytest.mark.skipif(engine.engine() != "sqlite", reason="PostgreSQL's locks are its server's")
def test_a_web_process_when_it_has_the_database_open_holds_locks_of_its_own(database_copy: dict[str, str]) -> None:
    """SQLite takes a connection that came through a fork for locked, and it is not: another process may then throw
    away what is being written."""
    with site(database_copy) as served:
        for _ in range(20):
            urllib.request.urlopen(f"http://127.0.0.1:{served.port}/sign-in/", timeout=10).close()
        using = [pid for pid in served.web_processes() if has_open(pid, "countersign.sqlite3")]
        assert using
        assert [pid for pid in using if not locks(pid)] == []


def has_open(pid: int, name: str) -> bool:
    return any(link.is_symlink() and link.readlink().name == name for link in Path(f"/proc/{pid}/fd").iterdir())


def locks(pid: int) -> list[str]:
    """Locks that this process holds, as the kernel lists them."""
    lines = Path("/proc/locks").read_text().splitlines()
    return [line for line in lines if line.split()[1] == "POSIX" and line.split()[4] == str(pid)]


def test_a_worker_that_dies_is_started_again(database_copy: dict[str, str]) -> None:
    with site(database_copy) as served:
        first = served.worker()
        assert first
        os.kill(first, signal.SIGKILL)
        until = time.monotonic() + SECONDS_TO_RESPAWN
        while (now := served.worker()) in (None, first) and time.monotonic() < until:
            time.sleep(0.05)
        assert now not in (None, first), served.log.read_text()
        assert "it is started again" in served.log.read_text()
