"""The bytes of one entry of a zip as they lie in the file (PKWARE APPNOTE 4.3.7), unpacked in small pieces.

The standard library finds the entries; their bytes are read here, because it stops quietly where an entry says that
it ends, and other programs might show what stands behind.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

LOCAL = struct.Struct("<4s5H3L2H")
SIGNATURE = b"PK\x03\x04"
PIECE = 1 << 16
METHODS = (ZIP_STORED, ZIP_DEFLATED)
DESCRIBED_BEHIND = 0x08
UTF_8 = 0x800
IN_ZIP64 = 0xFFFFFFFF


class Damaged(Exception):
    """An entry that is not what the zip says about it. The text completes "documents/a.pdf …"."""


def body_begins(file: BinaryIO, info: ZipInfo) -> int:
    """Where an entry's bytes begin, in bytes from the start. Raises Damaged if its two headers do not agree."""
    file.seek(info.header_offset)
    data = file.read(LOCAL.size)
    if len(data) < LOCAL.size or data[:4] != SIGNATURE:
        raise Damaged("has no header of its own")
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = LOCAL.unpack(data)
    name, extra = file.read(name_length), file.read(extra_length)
    if name != written(info) or (flags, method) != (info.flag_bits, info.compress_type):
        raise Damaged("is called or packed otherwise in its own header than in the zip's list")
    check_extra(extra)
    if len(name) + len(extra) != name_length + extra_length:
        raise Damaged("is cut off")
    if not flags & DESCRIBED_BEHIND:
        check_numbers((crc, packed, size), (info.CRC, info.compress_size, info.file_size))
    return file.tell()


def written(info: ZipInfo) -> bytes:
    """An entry's name as bytes."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF_8 else "cp437")


def check_numbers(own: tuple[int, int, int], listed: tuple[int, int, int]) -> None:
    """Checksum and sizes of the two headers; sizes above 4 GiB stand elsewhere (APPNOTE 4.5.3)."""
    if own[0] != listed[0] or any(own[at] not in (listed[at], IN_ZIP64) for at in (1, 2)):
        raise Damaged("has another checksum or size in its own header than in the zip's list")


def check_extra(extra: bytes) -> None:
    """Only large sizes may stand in an entry's extra fields; another name, for one, could stand there too."""
    while extra:
        tag, length = struct.unpack("<HH", extra[:4]) if len(extra) >= 4 else (0, 0)
        if tag != 1 or length + 4 > len(extra):
            raise Damaged("carries extra fields that a pack does not have")
        extra = extra[4 + length :]


def unpacked(file: BinaryIO, info: ZipInfo) -> Iterator[bytes]:
    """An entry's content in pieces of at most 64 KiB. Raises Damaged, at the latest behind the last piece."""
    pieces = raw(file, body_begins(file, info), info.compress_size)
    size = crc = 0
    for piece in inflated(pieces) if info.compress_type == ZIP_DEFLATED else pieces:
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > info.file_size:
            break
        yield piece
    if size != info.file_size:
        raise Damaged("is longer or shorter than the zip says")
    if crc != info.CRC:
        raise Damaged("does not fit its checksum in the zip")


def raw(file: BinaryIO, begin: int, length: int) -> Iterator[bytes]:
    """Bytes of the file. Each piece finds its place anew, so that several entries can be read in turn."""
    end = begin + length
    while begin < end:
        file.seek(begin)
        piece = file.read(min(PIECE, end - begin))
        if not piece:
            raise Damaged("is cut off")
        yield piece
        begin += len(piece)


def inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Undo deflate (RFC 1951), never more than a piece at a time."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in pieces:
            yield engine.decompress(piece, PIECE)
            while engine.unconsumed_tail:
                yield engine.decompress(engine.unconsumed_tail, PIECE)
            if engine.unused_data:
                raise Damaged("has bytes behind its end")
        while not engine.eof and (rest := engine.decompress(b"", PIECE)):
            yield rest
    except zlib.error as error:
        raise Damaged("can not be unpacked") from error
    if not engine.eof:
        raise Damaged("is cut off")
