"""The real ``countersign serve``, in a process group of its own, to be killed in part or whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from countersign.console.web_server import WEB_PROCESSES
from tests.browser.house import wait_until_healthy
from tests.ports import free_port

SECONDS_TO_RESPAWN = 120
KEEPER, WORKER = "worker-keeper", "worker"


class Site:
    """One address, and whichever processes serve it at the moment."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
        told = {"COUNTERSIGN_PORT": str(self.port), "COUNTERSIGN_MAILBOX": "1", "COUNTERSIGN_SEQUENCER": ""}
        self.environment = {**kept, **environment, **told}
        self.log = Path(environment["COUNTERSIGN_DATA"]) / "log"
        self.process: subprocess.Popen[bytes] | None = None
        self.killer: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "countersign", "serve"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command, env=self.environment, stdout=out, stderr=out, start_new_session=True
            )
        # It waits for the end of what we write, which comes as well when somebody kills the tests.
        kill = ["sh", "-c", f"cat >/dev/null; kill -9 -{self.process.pid}"]
        self.killer = subprocess.Popen(kill, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        wait_until_healthy(f"http://127.0.0.1:{self.port}", self.process, self.log)

    def web_processes(self) -> list[int]:
        """Those that answer requests, the longest there first."""
        assert self.process
        assert self.process.poll() is None, self.log.read_text()
        mine = [pid for pid in children(self.process.pid) if name_of(pid) not in ("", KEEPER)]
        return sorted(mine, key=started)

    def worker(self) -> int | None:
        """The process that catches up, if there is one at this moment."""
        kept = (pid for keeper in self.keepers() for pid in children(keeper))
        return next((pid for pid in kept if name_of(pid) == WORKER), None)

    def keeper(self) -> int:
        """The process that starts the worker again when it dies."""
        (only,) = self.keepers()
        return only

    def keepers(self) -> list[int]:
        """One, or none for a moment after it was killed."""
        assert self.process
        return [pid for pid in children(self.process.pid) if name_of(pid) == KEEPER and alive(pid)]

    def whole(self) -> list[int]:
        """Every web process that there should be, the longest there first: it waits until the last kill is mended."""
        until = time.monotonic() + SECONDS_TO_RESPAWN
        while len(found := self.web_processes()) < WEB_PROCESSES and time.monotonic() < until:
            time.sleep(0.01)
        assert len(found) == WEB_PROCESSES, self.log.read_text()
        return found

    def kill_a_web_process(self) -> None:
        """kill -9, as the kernel does when memory runs out. The server starts another one by itself."""
        os.kill(self.whole()[0], signal.SIGKILL)

    def kill_everything(self) -> None:
        """As when the machine loses its power, and then it comes back."""
        assert self.process
        assert self.killer
        self.killer.communicate()
        self.process.wait()

    def verify(self) -> subprocess.CompletedProcess[str]:
        """``countersign verify``, where the files are as well."""
        command = [sys.executable, "-m", "countersign", "verify"]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)


@contextmanager
def site(environment: dict[str, str]) -> Iterator[Site]:
    """Nothing of it outlives the test."""
    found = Site(environment)
    try:
        found.start()
        yield found
    finally:
        found.kill_everything()


def children(of: int) -> list[int]:
    lists = Path(f"/proc/{of}/task").glob("*/children")
    return [int(pid) for found in lists for pid in found.read_text().split()]


def family(of: int) -> list[int]:
    """A process, its children, and theirs."""
    return [of, *(pid for child in children(of) for pid in family(child))]


def command_of(pid: int) -> bytes:
    """Empty for one that is gone."""
    return told(pid, "cmdline")


def name_of(pid: int) -> str:
    """Empty for one that is gone."""
    return told(pid, "comm").decode().strip()


def alive(pid: int) -> bool:
    """Not gone, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except (FileNotFoundError, ProcessLookupError):
        return False


def told(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def started(pid: int) -> tuple[int, int]:
    """The clock tick at which a process began; process ids start again at the bottom some time."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]), pid
    except FileNotFoundError:
        return 0, pid
