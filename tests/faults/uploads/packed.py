"""Office files that unpack to far more than they seem, ask a parser for far too much, or lie about themselves."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from tests.faults.uploads.samples import sample

MIB = 1 << 20
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))

type Made = tuple[str, str, Callable[[], bytes]]


def archives(name: str) -> Iterator[Made]:
    """Every bomb of this kind of file."""
    main = "word/document.xml" if name.endswith(".docx") else "xl/worksheets/sheet1.xml"
    for what, part in (*doctypes(), *(in_words() if name.endswith(".docx") else in_sheets())):
        yield what, name, partial(with_part, name, main, part)
    for what, make in lies(name, main):
        yield what, name, make


def with_part(name: str, part: str, make: Callable[[], bytes], *, more: dict[str, bytes] | None = None) -> bytes:
    """The good file with one part exchanged, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample(name))) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for entry in good.namelist():
            if entry != part:
                bad.writestr(entry, good.read(entry))
        bad.writestr(part, make())
        for entry, data in (more or {}).items():
            bad.writestr(entry, data)
    return out.getvalue()


def doctypes() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Entities: none of them may be opened, whatever the file is."""
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l11;</x>'
    square = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><x>{"&a;" * 10_000}</x>'
    yield "billion laughs", laughs.encode
    yield "billion laughs in UTF-16", partial(laughs.encode, "utf-16")
    yield "quadratic blow-up", square.encode
    yield "a file of the machine", b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'.strip
    yield "a foreign definition", b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'.strip
    yield "too much from too little", partial(bytes, 100 * MIB)
    yield "a long line", lambda: b"<x>" + b"a" * 40 * MIB + b"</x>"
    yield "a long attribute", lambda: b'<x a="' + b"&quot;" * 2_000_000 + b'"/>'
    yield "many attributes", lambda: b"<x " + b" ".join(b'a%d="1"' % n for n in range(200_000)) + b"/>"
    yield "many names", lambda: b"<x>" + b"".join(b"<n%d/>" % n for n in range(500_000)) + b"</x>"


def document(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'.encode()


def in_words() -> Iterator[tuple[str, Callable[[], bytes]]]:
    cell = "<w:tbl><w:tr><w:tc>"
    yield "tables in tables", lambda: document(cell * 4000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 4000)
    yield "elements in elements", lambda: document("<w:p>" * 200_000 + "</w:p>" * 200_000)
    yield (
        "a million paragraphs",
        lambda: document("".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(10**6))),
    )
    yield "a wide table", lambda: document("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 100_000 + "</w:tr></w:tbl>")
    spans = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
    yield "a cell as wide as the world", lambda: document(f"<w:tbl><w:tr>{spans}</w:tr></w:tbl>")
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"
    yield "a million runs", lambda: document(f"<w:p>{runs * 300_000}</w:p>")


def sheet(rows: str, more: str = "", *, size: str = "A1:XFD1048576") -> bytes:
    return f'<worksheet {S}><dimension ref="{size}"/><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def cell(at: str, value: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def in_sheets() -> Iterator[tuple[str, Callable[[], bytes]]]:
    heads = f'<row r="1">{cell("A1", "Name")}{cell("B1", "Email")}</row>'
    yield "huge dimensions", lambda: sheet(heads)
    yield "the last cell of all", lambda: sheet(heads + f'<row r="1048576">{cell("XFD1048576", "x")}</row>')
    yield "a row that there is not", lambda: sheet(heads + f'<row r="2000000000">{cell("A2000000000", "x")}</row>')
    yield "a cell that there is not", lambda: sheet(heads + f'<row r="2">{cell("ZZZZ2", "x")}</row>')
    merged = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 3000))
    yield "merged over everything", lambda: sheet(heads, f"<mergeCells>{merged}</mergeCells>")
    numbers = "".join(f'<row r="{n}"><c r="A{n}"><v>1e{n}</v></c></row>' for n in range(2, 900))
    yield "numbers without end", lambda: sheet(heads + numbers)
    yield "text that stands nowhere", lambda: sheet(heads + '<row r="2"><c r="A2" t="s"><v>999999999</v></c></row>')
    yield "many empty rows", lambda: sheet(heads + "".join(f'<row r="{n}"/>' for n in range(2, 900_000)))


def lies(name: str, main: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What the archive says of itself."""
    good = partial(sample, name)
    inner = partial(zipped, {"a.xml": bytes(MIB)})
    yield "an archive inside", lambda: with_part(name, "extra/a.zip", inner)
    yield "too many parts", lambda: with_part(name, "x", bytes, more={f"x/{n}.xml": b"" for n in range(6000)})
    yield "a part that says 2 GB", lambda: claimed(good(), main, (1 << 31) - 1)
    yield "a part that says nothing", lambda: claimed(with_part(name, main, partial(bytes, 100 * MIB)), main, 10)
    yield "parts that lie in one another", lambda: overlapping(good(), 4000)
    yield "a path out of the folder", lambda: with_part(name, "../../../../tmp/x.xml", bytes)
    yield "a part twice", lambda: with_part(name, main, bytes, more={main.upper(): b"<x/>"})
    yield "macros", lambda: with_part(name, "word/vbaProject.bin", bytes)
    yield "hidden behind other bytes", lambda: b"PK\x03\x04" + bytes(MIB) + good()
    yield "an end without a beginning", lambda: good()[-400:]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def directory(data: bytes) -> int:
    """Where the list of parts begins (APPNOTE.TXT, 4.3.16)."""
    return int(struct.unpack_from("<I", data, data.rindex(b"PK\x05\x06") + 16)[0])


def claimed(data: bytes, part: str, size: int) -> bytes:
    """Another unpacked size in the list of parts."""
    at = data.index(b"PK\x01\x02", directory(data))
    changed = bytearray(data)
    while data[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        if data[at + 46 : at + 46 + name].decode() == part:
            struct.pack_into("<I", changed, at + 24, size)
        at += 46 + name + extra + comment
    return bytes(changed)


def overlapping(data: bytes, times: int) -> bytes:
    """The first part listed many times under other names: each is unpacked, and stored once."""
    start, end = directory(data), data.rindex(b"PK\x05\x06")
    name, extra, comment = struct.unpack_from("<HHH", data, start + 28)
    first = data[start : start + 46 + name + extra + comment]
    more = b"".join(
        first[:28] + struct.pack("<H", 8) + first[30:46] + b"x%07d" % n + first[46 + name :] for n in range(times)
    )
    count = struct.unpack_from("<H", data, end + 10)[0] + times
    tail = data[end : end + 8] + struct.pack("<HHII", count, count, end - start + len(more), start) + data[end + 20 :]
    return data[:end] + more + tail
