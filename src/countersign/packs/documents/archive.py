"""The zip: the same files give the same bytes, and every file is measured as it goes in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from countersign.kernel.digests import PREFIX

CHECKPOINT = "ledger/checkpoint"
"""The file that holds the signed note."""

LEVEL = 6
PLAIN_FILE = 0o100644 << 16
UNIX = 3


class Part:
    """A file that is being written, in pieces."""

    def __init__(self, into: IO[bytes]) -> None:
        self.into = into
        self.size, self.hashed = 0, hashlib.sha256()

    def write(self, piece: bytes) -> None:
        self.into.write(piece)
        self.size += len(piece)
        self.hashed.update(piece)


class Archive:
    """Files go in as they come; the zip lists them by name. Every time is that of ``ZipInfo``: 1 January 1980."""

    def __init__(self, file: IO[bytes]) -> None:
        self.zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL)
        self.listed: dict[str, dict[str, Any]] = {}

    def put(self, path: str, data: bytes) -> None:
        with self.begun(path) as part:
            part.write(data)

    @contextmanager
    def begun(self, path: str) -> Iterator[Part]:
        """A file of unknown length."""
        with self.zip.open(path, "w") as into:
            part = Part(into)
            yield part
        digest = PREFIX + part.hashed.hexdigest()
        self.listed[path] = {"path": path, "size": part.size, "sha256": digest}

    def files(self) -> list[dict[str, Any]]:
        """What is inside, as a manifest lists it."""
        return [self.listed[path] for path in sorted(self.listed)]

    def close(self) -> None:
        for info in self.zip.filelist:
            info.external_attr, info.create_system = PLAIN_FILE, UNIX
        self.zip.filelist.sort(key=lambda info: info.filename)
        self.zip.close()
