"""Taking a backup while people write: a copy of one moment of the database, then the files that it names."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import IO
from uuid import UUID

from countersign.console.backups.archive import DATABASE, put, put_manifest, writing
from countersign.console.backups.leftovers import PREFIX, SUFFIX
from countersign.console.backups.manifest import Ledger, Manifest
from countersign.delivery.sealing import fingerprint
from countersign.entrance.sweeping import forget_who_is_in
from countersign.ledger import files
from countersign.ledger.standing import Standing, named_files, standings

SECONDS = 60
PURPOSE = "backup"


@dataclass(frozen=True)
class Taken:
    """What went in, and which files the database names that were not there whole."""

    manifest: Manifest
    files: int
    missing: list[str] = field(default_factory=list)


@contextmanager
def whole(to: Path) -> Iterator[IO[bytes]]:
    """A file that has its name once it is complete and on the disk; never over one that is there."""
    with NamedTemporaryFile(dir=to.parent, prefix=PREFIX, suffix=SUFFIX, delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.link(file.name, to)
        finally:
            os.unlink(file.name)
    files.sync_folder(to.parent)


def take(source: Path, into: IO[bytes], beside: Path, at: datetime) -> Taken:
    """Everything of this installation but its secrets. ``beside``: a folder for the copy of the database meanwhile."""
    with TemporaryDirectory(dir=beside, prefix=PREFIX) as folder:
        copy = Path(folder) / DATABASE
        with closing(copied(source, copy)) as database:
            named = list(named_files(database))
            manifest = about(database, copy, at)
        there = [one for one in named if is_whole(*one)]
        with writing(into) as tar:
            put_manifest(tar, manifest)
            with copy.open("rb") as data:
                put(tar, DATABASE, copy.stat().st_size, data)
            for organisation, name in there:
                path = files.path_of(organisation, name)
                with path.open("rb") as data:
                    put(tar, f"files/{organisation.hex}/{path.parent.name}/{path.name}", path.stat().st_size, data)
    return Taken(manifest, len(there), [f"{organisation.hex}/{name}" for organisation, name in set(named) - set(there)])


def copied(source: Path, to: Path) -> sqlite3.Connection:
    """One moment of the database in a file of its own: nobody waits for us, and nobody is signed in there.

    It is packed, so that nothing that was erased lies in its gaps.
    """
    there = sqlite3.connect(to, isolation_level=None)
    with closing(sqlite3.connect(source, timeout=SECONDS)) as here:
        here.backup(there)
    there.execute("PRAGMA journal_mode=DELETE")
    forget_who_is_in(there)
    there.execute("VACUUM")
    return there


def about(database: sqlite3.Connection, copy: Path, at: datetime) -> Manifest:
    with copy.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Manifest(
        version=version("countersign"),
        made_at=at.isoformat(),
        web_secret=fingerprint(PURPOSE, "the web secret"),
        migrations=applied(database),
        database={"size": copy.stat().st_size, "sha256": digest},
        ledgers=[ledger(one) for one in standings(database)],
    )


def applied(database: sqlite3.Connection) -> list[str]:
    return [f"{app}.{name}" for app, name in database.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")]


def ledger(one: Standing) -> Ledger:
    until = one.until.isoformat() if one.until else ""
    return Ledger(one.origin, one.public_key, one.generation, one.size, one.root, until, one.checkpoint)


def is_whole(organisation: UUID, name: str) -> bool:
    try:
        files.check(organisation, name)
    except (files.FileMissing, files.FileChanged):
        return False
    return True
