"""The processes that answer requests, and the one that works beside them."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import engine
from tests.faults.site import SECONDS_TO_RESPAWN, Site, alive, command_of, family, site


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


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason=engine.LACKS + "/proc/locks")
@pytest.mark.skipif(engine.engine() != "sqlite", reason="PostgreSQL's locks are its server's")
def test_a_worker_when_it_has_the_database_open_holds_locks_of_its_own(database_copy: dict[str, str]) -> None:
    with site(database_copy) as served:
        once(lambda: has_open(worker_of(served), "countersign.sqlite3"), served)
        once(lambda: locks(worker_of(served)), served)
        assert served.process
        assert not has_open(served.keeper(), "countersign.sqlite3")
        assert not has_open(served.process.pid, "countersign.sqlite3")


def test_a_worker_that_dies_is_started_again(database_copy: dict[str, str]) -> None:
    """Both times with what was loaded already: it is no command of its own that imports everything anew."""
    with site(database_copy) as served:
        assert served.process
        for time_it_dies in (1, 2):
            assert command_of(kill_the_worker(served)) == command_of(served.process.pid)
            assert served.log.read_text().count("The worker ended by itself (-9); it is started again.") == time_it_dies
        assert "keeper ended" not in served.log.read_text()


def test_a_keeper_that_dies_is_followed_by_another_and_its_worker_ends(database_copy: dict[str, str]) -> None:
    """As when memory runs out: there is one worker again, not two; it is kept as before, and ends with the server."""
    with site(database_copy) as served:
        assert served.process
        first, left_alone = served.keeper(), worker_of(served)
        os.kill(first, signal.SIGKILL)
        once(lambda: not alive(left_alone), served)
        once(lambda: served.keepers() not in ([], [first]), served)
        assert "The worker's keeper ended by itself (-9); another is started." in served.log.read_text()
        assert alive(kill_the_worker(served))
        everybody = family(served.process.pid)
        served.process.terminate()
        assert served.process.wait(SECONDS_TO_RESPAWN) == 0
        assert [pid for pid in everybody if alive(pid)] == []


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT], ids=["terminated", "interrupted"])
def test_everybody_ends_with_the_server(database_copy: dict[str, str], ending: signal.Signals) -> None:
    """Ctrl+C reaches all of them at once, a word to the server only the server."""
    with site(database_copy) as served:
        assert served.process
        everybody, said = family(served.process.pid), served.log.read_text()
        tell = os.killpg if ending == signal.SIGINT else os.kill
        tell(served.process.pid, ending)
        assert served.process.wait(SECONDS_TO_RESPAWN) == 0
        assert [pid for pid in everybody if alive(pid)] == []
        assert "again" not in served.log.read_text().removeprefix(said)


def test_a_server_that_is_told_to_end_just_when_its_worker_died_ends(database_copy: dict[str, str]) -> None:
    with site(database_copy) as served:
        assert served.process
        keeper = served.keeper()
        os.kill(worker_of(served), signal.SIGKILL)
        served.process.terminate()
        assert served.process.wait(SECONDS_TO_RESPAWN) == 0
        assert not alive(keeper)


def test_the_worker_of_a_server_that_was_killed_ends(database_copy: dict[str, str]) -> None:
    """Whoever starts the server again has one worker, not two."""
    with site(database_copy) as served:
        assert served.process
        keeper, worker = served.keeper(), worker_of(served)
        served.process.kill()
        served.process.wait()
        once(lambda: not alive(keeper) and not alive(worker), served)


def kill_the_worker(served: Site) -> int:
    """Returns the process that took its place."""
    first = worker_of(served)
    os.kill(first, signal.SIGKILL)
    once(lambda: served.worker() not in (None, first), served)
    return worker_of(served)


def worker_of(served: Site) -> int:
    """Once there is one."""
    once(lambda: served.worker() is not None, served)
    found = served.worker()
    assert found
    return found


def once(is_so: Callable[[], object], served: Site) -> None:
    """Wait until it is."""
    until = time.monotonic() + SECONDS_TO_RESPAWN
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)
    assert is_so(), served.log.read_text()
