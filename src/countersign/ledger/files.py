"""Files beside the rows: named after their content, one folder an organisation, never edited (decision 29).

``<data folder>/files/<organisation hex>/<aa>/<sha256>``. A file is written and synced before the row that names it
commits, so a row never names what is not there; what no row came to name is swept after a day.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from tempfile import mkstemp
from uuid import UUID

from django.conf import settings

from countersign.kernel.digests import PREFIX, digest

DIGEST = re.compile(rf"{PREFIX}([0-9a-f]{{64}})")


class FileMissing(Exception):
    """A row names this file, and it is not there or cannot be opened."""


class FileChanged(Exception):
    """The file is there, and its bytes are not those that were kept."""


def keep(organisation: UUID, data: bytes) -> str:
    """Put bytes away for ever and return their digest. Kept before, they are written again, and count as new."""
    name = digest(data)
    path = path_of(organisation, name)
    make_folder(path.parent)
    with holding(organisation, fcntl.LOCK_SH):
        write_whole(path, data)
    return name


def read(organisation: UUID, name: str) -> bytes:
    """The bytes with this digest. Raises FileMissing or FileChanged."""
    with opened(organisation, name) as file:
        data = file.read()
    if digest(data) != name:
        raise FileChanged(f"{name} has other bytes than were kept")
    return data


def check(organisation: UUID, name: str) -> None:
    """Are the bytes with this digest still there? In constant memory. Raises FileMissing or FileChanged."""
    with opened(organisation, name) as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if PREFIX + found != name:
        raise FileChanged(f"{name} has other bytes than were kept")


@contextmanager
def opened(organisation: UUID, name: str) -> Iterator[BufferedReader]:
    try:
        with path_of(organisation, name).open("rb") as file:
            yield file
    except OSError as error:
        raise FileMissing(f"{name} cannot be read: {error.strerror}") from error


def size_of(organisation: UUID, name: str) -> int | None:
    """How many bytes somebody would download; None when there is nothing."""
    try:
        return path_of(organisation, name).stat().st_size
    except (OSError, FileMissing):
        return None


def untouched_since(organisation: UUID, at: datetime) -> list[Path]:
    """What nobody has kept since an instant, and what a writing that broke off has left behind."""
    return sorted(path for path in folder_of(organisation).glob("??/*") if path.is_file() and is_older(path, at))


def drop(organisation: UUID, path: Path, at: datetime) -> bool:
    """Delete a file that nobody has kept since an instant. Whoever keeps it at this moment wins."""
    with holding(organisation, fcntl.LOCK_EX):
        gone = is_older(path, at)
        if gone:
            path.unlink()
    return gone


def is_older(path: Path, at: datetime) -> bool:
    """Was it kept before an instant? What is gone already is not."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < at
    except FileNotFoundError:
        return False


def path_of(organisation: UUID, name: str) -> Path:
    """Where a file lies. Raises FileMissing for what is no digest, so no name leads out of the folder."""
    written = DIGEST.fullmatch(name)
    if written is None:
        raise FileMissing(f"{name} is no digest of a file")
    return folder_of(organisation) / written[1][:2] / written[1]


def folder_of(organisation: UUID) -> Path:
    return Path(settings.COUNTERSIGN_FILES) / organisation.hex


def make_folder(folder: Path) -> None:
    """Make a folder with those above it, each of them on the disk before what it holds."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def write_whole(path: Path, data: bytes) -> None:
    """All of it or nothing, and on the disk: beside its place first, then in it."""
    handle, beside = mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def holding(organisation: UUID, how: int) -> Iterator[None]:
    """Between a look at a file's age and its deletion nobody keeps it: keepers share the folder, sweepers do not."""
    handle = os.open(folder_of(organisation), os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
