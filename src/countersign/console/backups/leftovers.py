"""What a backup that was killed leaves beside its place, and sweeping it at the next one."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from countersign.console.backups.archive import DATABASE

PREFIX, SUFFIX = ".countersign-", ".part"
"""How a backup is called until it is whole; the folder for its copy of the database has no suffix."""

NAMED = re.compile(rf"{re.escape(PREFIX)}[a-z0-9_]{{8}}(?:{re.escape(SUFFIX)})?")
COPIES = {DATABASE, *(f"{DATABASE}-{end}" for end in ("journal", "wal", "shm"))}
OLD = timedelta(days=1)
"""Until then another backup may still be at work with it."""


def sweep(folder: Path, at: datetime) -> list[Path]:
    """Delete what our own backups left in a folder over a day ago. Returns what went. Raises OSError."""
    gone = [path for path in sorted(folder.iterdir()) if is_ours(path) and touched(path) < (at - OLD).timestamp()]
    for path in gone:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return gone


def is_ours(path: Path) -> bool:
    """By its name, its owner, and what is in it: nothing that anybody else may have put there."""
    if not NAMED.fullmatch(path.name) or path.is_symlink() or path.lstat().st_uid != os.geteuid():
        return False
    if path.suffix == SUFFIX:
        return path.is_file()
    return path.is_dir() and {one.name for one in path.iterdir()} <= COPIES


def touched(path: Path) -> float:
    """When anything in it was last written."""
    return max(one.lstat().st_mtime for one in everything(path))


def everything(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir():
        yield from path.iterdir()
