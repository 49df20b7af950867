"""The bytes of a text file to text, by evidence: a byte order mark, then zeros between letters, then what decodes."""

from __future__ import annotations

import codecs
from typing import NoReturn

from countersign.kernel.archives import Unreadable
from countersign.kernel.words import Words, say

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 4_000


def refuse(template: str, **values: object) -> NoReturn:
    raise Unreadable(say(template, **values))


def decoded(data: bytes, name: str) -> tuple[str, list[Words]]:
    """The file as text, with a warning where its encoding had to be guessed."""
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None) or without_mark(data)
    if encoding:
        return whole(data, encoding, name), []
    if b"\x00" in data:
        where = data[: data.index(b"\x00")].count(b"\n") + 1
        refuse(
            "{name} is no text: there is a zero byte in line {n}. Save the list as CSV UTF-8 or as .xlsx, and upload "
            "that.",
            name=name,
            n=where,
        )
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        refuse(
            "{name} is in an unknown encoding: line {n} is neither UTF-8 nor Windows-1252. Save it as CSV UTF-8, and "
            "upload that.",
            name=name,
            n=data[: error.start].count(b"\n") + 1,
        )
    return text, [
        say("The file is not UTF-8 (line {n}); it was read as Windows-1252. Look at names with accents.", n=line)
    ]


def without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark got lost: every other byte of Latin letters is zero."""
    seen = data[:LOOKED_AT]
    half = len(seen) // 2
    if half < 2 or len(data) % 2:
        return None
    if seen[1::2].count(0) > half * 0.7 and not seen[::2].count(0):
        return "utf-16-le"
    if seen[::2].count(0) > half * 0.7 and not seen[1::2].count(0):
        return "utf-16-be"
    return None


def whole(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        refuse("{name} is damaged: its text breaks off. Save it again as CSV UTF-8.", name=name)
