"""Putting a backup where the installation keeps its data: whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from countersign.console.backups.archive import DATABASE, unpack
from countersign.ledger.files import sync_folder

FILES = "files"
PARTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-queue", FILES)
"""All that a restored backup takes the place of. Secrets stay."""


def occupied(data: Path) -> list[str]:
    """What is in the way; the queue of writers and empty folders are not."""
    there = [name for name in (DATABASE, FILES) if (data / name).exists()]
    return [name for name in there if name != FILES or any((data / FILES).iterdir())]


@contextmanager
def unpacked(file: IO[bytes], data: Path) -> Iterator[tuple[Path, int]]:
    """The backup beside its place, on the same disk, and how many files there are. Gone afterwards, come what may."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(mkdtemp(dir=data, prefix=".restoring-"))
    try:
        count = unpack(file, folder)
        sync(folder)
        yield folder, count
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sync(folder: Path) -> None:
    """Everything in a folder is on the disk."""
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())


def move_aside(data: Path, at: datetime) -> Path:
    """Put what is there into a folder beside it. Nothing is deleted."""
    kept = data / f"replaced-{at:%Y-%m-%dT%H%M%SZ}"
    kept.mkdir(mode=0o700)
    for name in PARTS:
        if (data / name).exists():
            (data / name).rename(kept / name)
    sync_folder(data)
    return kept


def put_in_place(folder: Path, data: Path) -> None:
    """The files first, then the database that names them."""
    if (data / FILES).is_dir():
        (data / FILES).rmdir()
    if (folder / FILES).is_dir():
        (folder / FILES).rename(data / FILES)
    (folder / DATABASE).rename(data / DATABASE)
    sync_folder(data)
