"""A pack as files by name: nothing is written to disk, and nothing is read whole that could be large."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from verifier.zipped import Damaged, unpacked


class NoPack(Exception):
    """There is no such file, or it is no zip. A whole sentence."""


class Container:
    """The files of a zip that ``safety`` has looked at."""

    def __init__(self, file: BinaryIO, archive: ZipFile) -> None:
        self.file = file
        self.archive = archive
        self.entries = {info.filename: info for info in archive.infolist()}

    def __contains__(self, path: str) -> bool:
        return path in self.entries

    def paths(self) -> list[str]:
        return sorted(self.entries)

    def pieces(self, path: str) -> Iterator[bytes]:
        """A file's content in pieces of at most 64 KiB. Raises Damaged."""
        return unpacked(self.file, self.entries[path])

    def whole(self, path: str, most: int) -> bytes:
        """A file's content, of at most so many bytes. Raises Damaged, also for a file that is not there."""
        if path not in self.entries:
            raise Damaged("is not in the zip")
        if self.entries[path].file_size > most:
            raise Damaged(f"is longer than {most} bytes")
        return b"".join(self.pieces(path))

    def lines(self, path: str, most: int) -> Iterator[bytes]:
        """A file's lines without their ends, each of at most so many bytes. Raises Damaged."""
        begun = b""
        for piece in self.pieces(path):
            *ended, begun = (begun + piece).split(b"\n")
            yield from ended
            if len(begun) > most:
                raise Damaged(f"has a line longer than {most} bytes")
        if begun:
            yield begun


@contextmanager
def opened(path: str) -> Iterator[Container]:
    """The zip at that place. Raises NoPack if there is none."""
    try:
        file = open(path, "rb")  # noqa: SIM115 (closed below)
    except (OSError, ValueError) as error:
        raise NoPack(f"The pack {path} can not be opened: {error}.") from error
    with file:
        try:
            archive = ZipFile(file)
        except (BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, struct.error) as error:
            raise NoPack(f"{path} is not a zip, or not a whole one: {error}.") from error
        yield Container(file, archive)
