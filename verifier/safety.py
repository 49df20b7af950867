"""Is this zip one that every program unpacks to the same files, and to no more than it says?

Looked at before anything is unpacked. Whatever is found here ends the verification.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from countersign.ledger.verify import Problem
from verifier.zipped import DESCRIBED_BEHIND, METHODS, Damaged, body_begins, check_extra

MOST_FILES = 100_000
MOST_BYTES = 64 * 2**30
MOST_TIMES = 200
"""An honest file packs to a fiftieth at best; a bomb to a thousandth."""
SMALL = 2**20
ENCRYPTED = 0x01 | 0x40 | 0x2000
NO_GAP: tuple[int, ...] = (0,)
DESCRIPTORS = (12, 16, 20, 24)
"""Bytes that may follow an entry whose sizes stand behind it (APPNOTE 4.3.9)."""
END = b"PK\x05\x06"
END_LENGTH = 22
THE_ZIP = "the zip"


def check_zip(file: BinaryIO, archive: ZipFile) -> Iterator[Problem]:
    """Everything about the zip itself that a pack may not be."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(info.file_size for info in entries) > MOST_BYTES:
        yield Problem("ZIP-BOMB", THE_ZIP, f"holds over {MOST_FILES} files or {MOST_BYTES // 2**30} GiB")
        return
    yield from check_names(entries)
    for info in entries:
        yield from check_entry(info)
    yield from check_layout(file, entries, archive.start_dir)


def check_names(entries: list[ZipInfo]) -> Iterator[Problem]:
    """Names that lead out of the folder they are unpacked to, or onto one another."""
    seen: set[str] = set()
    for info in entries:
        if info.filename != info.orig_filename or not is_safe(info.filename):
            yield Problem("ZIP-NAME", info.orig_filename, "is a name that may not stand in a pack")
        name = unicodedata.normalize("NFC", info.filename).casefold()
        if name in seen:
            yield Problem("ZIP-TWICE", info.filename, "stands in the zip twice, or differs in capitals alone")
        seen.add(name)


def is_safe(name: str) -> bool:
    """A relative path that means the same on every system."""
    parts = name.split("/")
    return name.isprintable() and not set(name) & set("\\:") and not any(part in ("", ".", "..") for part in parts)


def check_entry(info: ZipInfo) -> Iterator[Problem]:
    """What one entry is: a plain file, packed in a usual way, not much larger than its bytes."""
    where = info.filename
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        yield Problem("ZIP-LINK", where, "is a link or another special file")
    if info.flag_bits & ENCRYPTED:
        yield Problem("ZIP-ENCRYPTED", where, "is encrypted")
    if info.compress_type not in METHODS:
        yield Problem("ZIP-METHOD", where, f"is packed by method {info.compress_type}; a pack is stored or deflated")
    if info.file_size > SMALL + MOST_TIMES * info.compress_size:
        yield Problem("ZIP-BOMB", where, f"would grow from {info.compress_size} to {info.file_size} bytes")


def check_layout(file: BinaryIO, entries: list[ZipInfo], end: int) -> Iterator[Problem]:
    """The entries lie one behind the other, and nothing lies before, between, in or behind them."""
    reached, gaps = 0, NO_GAP
    for info in sorted(entries, key=lambda info: info.header_offset):
        if info.header_offset - reached not in gaps:
            yield Problem("ZIP-HIDDEN", info.filename, "overlaps another file, or follows bytes that belong to none")
        try:
            check_extra(info.extra)
            reached = body_begins(file, info) + info.compress_size
        except Damaged as error:
            yield Problem("ZIP-DAMAGED", info.orig_filename, str(error))
            return
        gaps = DESCRIPTORS if info.flag_bits & DESCRIBED_BEHIND else NO_GAP
    if end - reached not in gaps or not ends_cleanly(file) or any(info.comment for info in entries):
        yield Problem("ZIP-HIDDEN", THE_ZIP, "holds bytes that belong to no file")


def ends_cleanly(file: BinaryIO) -> bool:
    """The zip ends with its own end (APPNOTE 4.3.16), without a comment."""
    file.seek(-END_LENGTH, 2)
    tail = file.read(END_LENGTH)
    return tail[:4] == END and tail[-2:] == b"\0\0"
