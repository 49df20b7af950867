"""Good files, one of each kind that can be uploaded: what the bad ones are made from."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document

EXAMPLES = Path(__file__).parents[3] / "examples" / "larkbeam"
POLICY, PEOPLE = EXAMPLES / "policy.docx", EXAMPLES / "people.csv"
DATES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KINDS = ("people.csv", "people.xlsx", "policy.docx", "page.pdf", "page.png", "page.jpg")


@cache
def sample(name: str, number: int = 0) -> bytes:
    """A good file of the kind that a name says; there are two of some."""
    makers: dict[str, list[Callable[[], bytes]]] = {
        "people.csv": [PEOPLE.read_bytes, german_list],
        "people.xlsx": [workbook],
        "policy.docx": [POLICY.read_bytes, small_document],
        "page.pdf": [pdf],
        "page.png": [png],
        "page.jpg": [jpeg],
    }
    found = makers[name]
    return found[number % len(found)]()


def german_list() -> bytes:
    """As another system writes it: semicolons, another order of days, another encoding."""
    text = (
        "Vorname;Nachname;E-Mail;Position;Eintrittsdatum\r\nJörg;Weiß;joerg@larkbeam.example;Entwickler;03.04.2024\r\n"
    )
    return text.encode("cp1252")


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in csv.reader(PEOPLE.read_text(encoding="utf-8-sig").splitlines()):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def settled(data: bytes) -> bytes:
    """The same office file, without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as same:
        for name in made.namelist():
            part = DATES.sub(b"2026-01-05T09:00:00Z", made.read(name))
            same.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def small_document() -> bytes:
    document = Document()
    document.add_heading("Information Security Policy", level=0)
    document.add_heading("Purpose", level=1)
    document.add_paragraph("We look after what people trust us with.")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Role"
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def pdf() -> bytes:
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    return body + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 1, height: int = 1) -> bytes:
    """A grey picture; it may say that it is larger than it is."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    """The beginning of a photograph: what a camera says of its size."""
    frame = struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xd9"
    )


def kept() -> list[Path]:
    """Files that once broke something."""
    return sorted(path for path in (Path(__file__).parent / "kept").glob("*") if path.is_file())
