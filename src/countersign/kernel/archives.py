"""Office files (.docx, .xlsx) are ZIP archives: what they may contain before any parser sees them.

The limits come from the design's section "Bad input": declared and streamed size, number of entries, ratio.
Each refusal is one sentence for the person who sent the file: what is wrong, and what to do.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from countersign.kernel.words import Words, say

MAX_FILE = 25 << 20
MAX_UNPACKED = 150 << 20
MAX_ENTRIES = 5_000
MAX_RATIO = 200
_RATIO_FROM = 1 << 20
_CHUNK = 1 << 16
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\x00",
    b"BZh",
    b"\x1f\x8b\x08",
)
_PACKED_PICTURES = (".emz", ".wmz")
_XML = (".xml", ".rels", ".vml")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
# What the standard library raises over archives with broken bytes.
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    OSError,
    KeyError,
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unreadable(ValueError):
    """A file that is not read any further; ``words`` is the sentence for whoever sent it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(str(words))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office file: what people call it, its ending, and the content type of its main part."""

    called: str
    ending: str
    content_type: bytes


WORD = Kind(
    "Word document",
    ".docx",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
)
EXCEL = Kind(
    "Excel workbook",
    ".xlsx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
)
_OTHER_KINDS = {
    b"wordprocessingml.document.main": "a Word document",
    b"wordprocessingml.template.main": "a Word template",
    b"spreadsheetml.sheet.main": "an Excel workbook",
    b"spreadsheetml.template.main": "an Excel template",
    b"presentationml.": "a presentation",
}


def check_office_file(data: bytes, name: str, kind: Kind) -> None:
    """Raise ``Unreadable`` unless ``data`` is a sound office file of this kind, without macros.

    ``name`` is the file's name as the person knows it; it stands in every sentence.
    """
    refuse = _refuser(name, kind)
    _check_outside(data, refuse)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_list(archive.infolist(), refuse)
            _check_kind(archive, refuse, kind)
            _check_contents(archive, refuse)
    except Unreadable:
        raise  # it is a ValueError as well, and says already what is wrong
    except _DAMAGED:
        refuse("{name} is damaged and cannot be unpacked. Open it, save it again as {ending}, and upload that.")


def unpacked(data: bytes) -> int:
    """How many bytes a sound office file unpacks to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


Refuse = Callable[..., NoReturn]


def _refuser(name: str, kind: Kind) -> Refuse:
    def refuse(template: str, **values: object) -> NoReturn:
        raise Unreadable(say(template, **{"name": name, "kind": kind.called, "ending": kind.ending} | values))

    return refuse


def _check_outside(data: bytes, refuse: Refuse) -> None:
    """What the first bytes tell: nothing at all, too much, or another kind of file."""
    if not data:
        refuse("{name} is empty (0 bytes). Save it again in the program that made it, and upload that.")
    if len(data) > MAX_FILE:
        refuse("{name} has {n} MiB; at most {most} fit. Take the pictures out, and upload it again.",
               n=-(-len(data) // (1 << 20)), most=MAX_FILE >> 20)  # fmt: skip
    if data.startswith(_OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in data:
        refuse("{name} is protected with a password. Take the password off, save it, and upload it again.")
    if data.startswith(_OLD_OFFICE):
        refuse("{name} is in the old format of Office 97-2003. Open it, save it as {ending}, and upload that.")
    if b"%PDF-" in data[:1024]:
        refuse("{name} is a PDF. Upload the {kind} ({ending}) it was made from.")
    if not data.startswith(b"PK\x03\x04"):
        refuse("{name} is no {kind}. Save it as {ending} in Word, LibreOffice or the like, and upload that.")


def _check_list(entries: list[zipfile.ZipInfo], refuse: Refuse) -> None:
    """What the archive says about its entries, before any is unpacked."""
    if len(entries) > MAX_ENTRIES:
        refuse("{name} holds {n} parts; an office file has at most {most}. Save it again as {ending}.",
               n=len(entries), most=MAX_ENTRIES)  # fmt: skip
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        refuse("{name} holds two parts of the same name. Save it again as {ending}, and upload that.")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        _refuse_size(refuse)
    for entry in entries:
        _check_entry(entry, refuse)


def _check_entry(entry: zipfile.ZipInfo, refuse: Refuse) -> None:
    part = entry.filename
    if entry.flag_bits & 0x41:
        refuse("{name} is protected with a password. Take the password off, save it, and upload it again.")
    if entry.compress_type not in _METHODS:
        refuse("{name} is packed in a way that no office program uses. Save it again as {ending}.")
    if part.startswith(("/", "\\")) or re.search(r"(^|[/\\])\.\.([/\\]|$)|^[A-Za-z]:|\x00", entry.orig_filename):
        refuse("{name} holds a part with an unsafe path. Save it again as {ending}, and upload that.")
    if re.search(r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/.*)$", part.lower()):
        _refuse_macros(refuse)
    if entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        _refuse_size(refuse)


def _check_kind(archive: zipfile.ZipFile, refuse: Refuse, kind: Kind) -> None:
    names = {entry.filename for entry in archive.infolist()}
    if "[Content_Types].xml" not in names:
        if {"mimetype", "content.xml"} <= names:
            refuse("{name} is an OpenDocument file. Open it, save it as {ending}, and upload that.")
        refuse("{name} is a ZIP archive, no {kind}. Unpack it, and upload the {ending} file inside.")
    types = _content_types(archive)
    if b"macroenabled" in types.lower():
        _refuse_macros(refuse)
    if kind.content_type not in types:
        found = next((called for mark, called in _OTHER_KINDS.items() if mark in types), "another kind of file")
        refuse("{name} is {found}, no {kind}. Save it as {ending}, and upload that.", found=found)


def _content_types(archive: zipfile.ZipFile) -> bytes:
    """The list of content types, with white space and a UTF-16 form taken away; 1 MiB of it at most."""
    with archive.open("[Content_Types].xml") as part:
        raw = part.read(1 << 20)
    return raw.replace(b"\x00", b"")


def _check_contents(archive: zipfile.ZipFile, refuse: Refuse) -> None:
    """Unpack every part in small pieces, keeping none, and count what really comes out."""
    total = 0
    for entry in archive.infolist():
        before = b""
        xml = entry.filename.lower().endswith(_XML)
        for chunk in _chunks(archive, entry):
            total += len(chunk)
            if total > MAX_UNPACKED:
                _refuse_size(refuse)
            if not before and chunk.startswith(_PACKED) and not entry.filename.lower().endswith(_PACKED_PICTURES):
                refuse("{name} holds another archive or an embedded file ({part}). Take it out, and upload it again.",
                       part=entry.filename)  # fmt: skip
            if xml and any(mark in before[-32:] + chunk for mark in _DOCTYPES):
                refuse("{name} defines entities of its own, which office files never do. Save it again as {ending}.")
            before = chunk


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _refuse_size(refuse: Refuse) -> NoReturn:
    refuse("{name} unpacks to far more than its size. Take pictures and embedded files out, and upload it again.")


def _refuse_macros(refuse: Refuse) -> NoReturn:
    refuse("{name} holds macros, which are never opened here. Save it as {ending} without macros, and upload that.")
