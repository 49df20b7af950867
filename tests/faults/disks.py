"""A disk that fills up, files that may not grow, and a disk that will not write what it was given: made, and undone."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests import engine
from tests.databases import FILLED, copy_sqlite, postgresql, template_file, url_of
from tests.faults.site import Site
from tests.postgres import server_account

ROOM = "24m" if engine.engine() == "sqlite" else "96m"
SHIM = Path(__file__).with_name("failing_sync.c")
FULL, BAD = (507, "The disk is full"), (503, "The disk does not answer as it should")


@dataclass(frozen=True)
class Fault:
    """What goes wrong for as long as it lasts, and what whoever acts meanwhile is told."""

    name: str
    status: int
    says: str
    lasting: Callable[[Site], AbstractContextManager[None]]


def may_mount() -> bool:
    return os.geteuid() == 0 and shutil.which("mount") is not None


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes; where none can be mounted, an ordinary folder, which never fills."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=0755", "countersign-drill", str(folder)]
    mounted = may_mount() and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def database_on(disk: Path) -> Iterator[dict[str, str]]:
    """A copy of the template whose rows lie on that disk: the environment that leads to it."""
    there = {"COUNTERSIGN_DATA": str(disk), **engine.SETTINGS}
    if engine.engine() == "sqlite":
        copy_sqlite(template_file(FILLED), disk / "countersign.sqlite3")
        yield there
        return
    name, rows = f"small_{uuid4().hex[:12]}", disk / "rows"
    rows.mkdir()
    if account := server_account():
        os.chown(rows, account.pw_uid, account.pw_gid)
    postgresql(f"CREATE TABLESPACE {name} LOCATION '{rows}'")
    try:
        postgresql(f"CREATE DATABASE {name} TEMPLATE {FILLED} TABLESPACE {name}")
        yield {**there, "COUNTERSIGN_DATABASE_URL": url_of(name)}
    finally:
        postgresql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        postgresql(f"DROP TABLESPACE {name}")


@contextmanager
def failing_sync(folder: Path) -> Iterator[dict[str, str]]:
    """What makes a process fail to sync on demand. Empty where there is no compiler, or the database is elsewhere."""
    made = built_shim(folder) if engine.engine() == "sqlite" else None
    yield {"LD_PRELOAD": str(made), "FAILING_SYNC": str(folder / "failing")} if made else {}


def built_shim(folder: Path) -> Path | None:
    """None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        return None
    made = folder / "failing_sync.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", made, SHIM, "-ldl"], check=True)
    return made


@contextmanager
def no_room(site: Site) -> Iterator[None]:
    """Somebody else fills the disk to the last byte."""
    disk = Path(site.environment["COUNTERSIGN_DATA"])
    give_back_the_log(disk)
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            write_until_full(file.fileno(), bytes(size))
    try:
        yield
    finally:
        ballast.unlink()


def write_until_full(file: int, data: bytes) -> None:
    try:
        while True:
            os.write(file, data)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


def give_back_the_log(disk: Path) -> None:
    """SQLite goes on writing in what its log has taken already; without that, the next act needs room."""
    file = disk / "countersign.sqlite3"
    if file.exists():
        with closing(sqlite3.connect(file, timeout=20)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def no_growing(site: Site) -> Iterator[None]:
    """No file may become longer than a page, as under a quota."""
    give_back_the_log(Path(site.environment["COUNTERSIGN_DATA"]))
    mine = site.web_processes()
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in mine}
    for pid in mine:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[pid][1]))
    try:
        yield
    finally:
        for pid in mine:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before[pid])


@contextmanager
def no_syncing(site: Site) -> Iterator[None]:
    """The disk answers EIO to whoever wants to be sure."""
    flag = Path(site.environment["FAILING_SYNC"])
    flag.touch()
    try:
        yield
    finally:
        flag.unlink()


def faults(environment: dict[str, str]) -> list[Fault]:
    """Those that this machine can be made to suffer."""
    found = [Fault("full disks", *FULL, no_room)] if os.path.ismount(environment["COUNTERSIGN_DATA"]) else []
    if engine.engine() == "sqlite":
        found.append(Fault("files that may not grow", *BAD, no_growing))
    if "FAILING_SYNC" in environment:
        found.append(Fault("failed syncs", *BAD, no_syncing))
    return found
