"""Zips that one program unpacks to other files than the next, or to more than anybody has room for."""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Buffer, Callable
from contextlib import nullcontext
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from tests.verifier.packing import entry, standing_pack, zipped
from tests.verifier.running import verify_bytes

Write = Callable[[ZipFile], object]


def with_more(write: Write) -> bytes:
    """A pack with something written behind its files."""
    made = standing_pack()
    whole = io.BytesIO(zipped({**made.files, "manifest.json": made.manifest()}))
    with ZipFile(whole, "a") as archive, pytest.warns() if write is twice else nullcontext():
        write(archive)
    return whole.getvalue()


def named(name: str) -> Write:
    return lambda archive: archive.writestr(entry(name), b"x")


def twice(archive: ZipFile) -> None:
    archive.writestr(entry("index.html"), b"another")


def link(archive: ZipFile) -> None:
    info = entry("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(info, b"index.html")


def packed_by(method: int) -> Write:
    return lambda archive: archive.writestr(entry("more", method), b"x" * 100)


def bomb(archive: ZipFile) -> None:
    archive.writestr(entry("bomb"), bytes(2**24))


def with_extra(archive: ZipFile) -> None:
    """A second name, which some programs prefer (Info-ZIP's Unicode path)."""
    info = entry("more")
    info.extra = struct.pack("<HHBL5s", 0x7075, 10, 1, zlib.crc32(b"more"), b"other")
    archive.writestr(info, b"x")


def with_comment(archive: ZipFile) -> None:
    archive.comment = b"hello"


@pytest.mark.parametrize(
    ("write", "code", "where"),
    [
        (named("../outside"), "ZIP-NAME", "../outside"),
        (named("/etc/passwd"), "ZIP-NAME", "/etc/passwd"),
        (named("a//b"), "ZIP-NAME", "a//b"),
        (named("./index.html"), "ZIP-NAME", "./index.html"),
        (named("a\\b"), "ZIP-NAME", "a\\b"),
        (named("C:evil"), "ZIP-NAME", "C:evil"),
        (named("folder/"), "ZIP-NAME", "folder/"),
        (named("a\u202eb"), "ZIP-NAME", "a\u202eb"),
        (named("INDEX.html"), "ZIP-TWICE", "INDEX.html"),
        (twice, "ZIP-TWICE", "index.html"),
        (link, "ZIP-LINK", "link"),
        (packed_by(ZIP_BZIP2), "ZIP-METHOD", "more"),
        (bomb, "ZIP-BOMB", "bomb"),
        (with_extra, "ZIP-DAMAGED", "more"),
        (with_comment, "ZIP-HIDDEN", "the zip"),
    ],
)
def test_verify_when_the_zip_is_not_safe_names_it(tmp_path: Path, write: Write, code: str, where: str) -> None:
    answer = verify_bytes(tmp_path, with_more(write), standing_pack().key)
    assert answer.code == 1
    assert (code, where) in answer.problems
    assert all(one.startswith("ZIP-") for one in answer.codes), "nothing is unpacked after that"


def lay(data: bytes, *, method: int = ZIP_DEFLATED) -> tuple[bytes, ZipInfo]:
    """A pack with a file behind its files whose header begins where the answer says."""
    made = standing_pack()
    last = "zzz.txt"
    made.files[last] = data
    whole = io.BytesIO(zipped({**{k: v for k, v in made.files.items() if k != last}, "manifest.json": made.manifest()}))
    with ZipFile(whole, "a") as archive:
        archive.writestr(entry(last, method), data)
        info = archive.getinfo(last)
    return whole.getvalue(), info


def overwritten(whole: bytes, at: int, data: bytes) -> bytes:
    return whole[:at] + data + whole[at + len(data) :]


def in_list(whole: bytes, name: bytes = b"zzz.txt") -> int:
    """Where the zip's own list describes that file."""
    return whole.rindex(name) - 46


def smaller_than_it_is(whole: bytes, info: ZipInfo) -> bytes:
    """Both headers say 100 bytes, and there are 50,000."""
    whole = overwritten(whole, info.header_offset + 22, struct.pack("<L", 100))
    return overwritten(whole, in_list(whole) + 24, struct.pack("<L", 100))


def named_otherwise(whole: bytes, info: ZipInfo) -> bytes:
    return overwritten(whole, info.header_offset + 30, b"aaa.txt")


def sized_otherwise(whole: bytes, info: ZipInfo) -> bytes:
    return overwritten(whole, info.header_offset + 22, struct.pack("<L", 99))


def encrypted(whole: bytes, info: ZipInfo) -> bytes:
    whole = overwritten(whole, info.header_offset + 6, b"\x01")
    return overwritten(whole, in_list(whole) + 8, b"\x01")


def without_header(whole: bytes, info: ZipInfo) -> bytes:
    return overwritten(whole, info.header_offset, b"XX")


def onto_another(whole: bytes, info: ZipInfo) -> bytes:
    """The list says that the file begins where the one before it does."""
    return overwritten(whole, in_list(whole) + 42, struct.pack("<L", 0))


def checked_otherwise(whole: bytes, info: ZipInfo) -> bytes:
    whole = overwritten(whole, info.header_offset + 14, bytes(4))
    return overwritten(whole, in_list(whole) + 16, bytes(4))


def not_deflated(whole: bytes, info: ZipInfo) -> bytes:
    return overwritten(whole, info.header_offset + 37, b"\xff" * info.compress_size)


def shorter_than_it_says(whole: bytes, info: ZipInfo) -> bytes:
    """The deflated bytes end early, and others follow inside the file's own."""
    return overwritten(whole, info.header_offset + 37, b"\x03\x00")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (smaller_than_it_is, "ZIP-DAMAGED"),
        (named_otherwise, "ZIP-DAMAGED"),
        (sized_otherwise, "ZIP-DAMAGED"),
        (encrypted, "ZIP-ENCRYPTED"),
        (without_header, "ZIP-DAMAGED"),
        (onto_another, "ZIP-HIDDEN"),
        (checked_otherwise, "ZIP-DAMAGED"),
        (not_deflated, "ZIP-DAMAGED"),
        (shorter_than_it_says, "ZIP-DAMAGED"),
    ],
)
def test_verify_when_headers_and_content_disagree_names_the_file(
    tmp_path: Path, spoil: Callable[[bytes, ZipInfo], bytes], code: str
) -> None:
    whole, info = lay(bytes(range(250)) * 200)
    assert verify_bytes(tmp_path, whole, standing_pack().key).code == 0
    answer = verify_bytes(tmp_path, spoil(whole, info), standing_pack().key)
    assert answer.code == 1
    assert (code, "zzz.txt") in answer.problems


@pytest.mark.parametrize("around", [lambda whole: b"#!/bin/sh\n" + whole, lambda whole: whole + b"more"])
def test_verify_when_bytes_lie_around_the_zip_says_so(tmp_path: Path, around: Callable[[bytes], bytes]) -> None:
    answer = verify_bytes(tmp_path, around(standing_pack().zipped()), standing_pack().key)
    assert answer.code == 1
    assert answer.codes == {"ZIP-HIDDEN"}


class Stream(io.RawIOBase):
    """Takes bytes, and can not go back to write a size before them."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer) -> int:
        self.written += data
        return len(memoryview(data))


def test_verify_when_a_zip_was_written_to_a_stream_is_valid(tmp_path: Path) -> None:
    made, stream = standing_pack(), Stream()
    with ZipFile(stream, "w") as archive:
        for path, data in sorted({**made.files, "manifest.json": made.manifest()}.items()):
            archive.writestr(entry(path, ZIP_STORED), data)
    assert verify_bytes(tmp_path, bytes(stream.written), made.key).code == 0
