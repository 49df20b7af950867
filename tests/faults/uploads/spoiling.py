"""A good file, spoilt by chance; the same number spoils it the same way in every run.

python -m tests.faults.uploads.spoiling people.xlsx 17 > spoilt.xlsx
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from random import Random

from tests.faults.uploads.samples import sample

TOKENS = (
    *(b"\x00", b"\xff" * 8, b"\xef\xbb\xbf", b"\xff\xfe", b"\x1a", b"\r", b"\n\n", b'"', b'""', b",;\t|", b"'" * 3),
    *(
        b"<",
        b"</w:p>",
        b"<w:tbl>",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"&x;",
        b"<!DOCTYPE x>",
        b"<?x",
    ),
    *(b"-1", b"9" * 400, b"1e999", b"0x7fffffff", b"4294967296", b"NaN", b"31/02/2026", b"9999-99-99", b"2958466"),
    *(b"=1+1", b"@SUM(A1)", b"=cmd|' /c calc'!A1", b"#REF!", b"XFD1048576", b"A0", b"A1:ZZZZ99999999", b"../../x"),
    *(one.encode() for one in ("\u202e", "\u200b" * 9, "\ufeff", "\U0010ffff", "e\u0301" * 50)),
)
MOST = 8
"""So many spoilings at most."""

type Spoil = Callable[[bytes, Random], bytes]


def flip(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def leave_out(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 64) :]


def repeat(data: bytes, chance: Random) -> bytes:
    at, times = chance.randrange(len(data)), chance.choice((2, 3, 50))
    piece = data[at : at + chance.randrange(1, 200)]
    return data[:at] + piece * times + data[at:]


def put_in(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(TOKENS) + data[at:]


def put_over(data: bytes, chance: Random) -> bytes:
    at, token = chance.randrange(len(data)), chance.choice(TOKENS)
    return data[:at] + token + data[at + len(token) :]


def shuffle(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


SPOILINGS: tuple[Spoil, ...] = (flip, flip, cut, leave_out, repeat, put_in, put_in, put_over, shuffle)


def spoilt_bytes(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.randrange(1, MOST)):
        data = chance.choice(SPOILINGS)(data, chance) if data else data
    return data


def spoilt_parts(data: bytes, chance: Random) -> bytes:
    """An archive that is whole, with parts that are not: it gets past the first look, to the parser."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        names = good.namelist()
        hit = set(chance.sample(names, chance.randrange(1, 3)))
        main = [
            name for name in names if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml"))
        ]
        hit |= {chance.choice(main)} - {"[Content_Types].xml"}
        for name in names:
            if name in hit and chance.random() < 0.05:
                continue
            part = good.read(name)
            whole = zipfile.ZipInfo(name)
            bad.writestr(whole, spoilt_bytes(part, chance) if name in hit else part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def spoilt(name: str, number: int) -> bytes:
    """The file of this name and number."""
    chance = Random(f"{name} {number}")  # noqa: S311 (the same in every run)
    good = sample(name, number)
    if name.endswith((".xlsx", ".docx")) and chance.random() < 0.7:
        return spoilt_parts(good, chance)
    return spoilt_bytes(good, chance)


if __name__ == "__main__":
    sys.stdout.buffer.write(spoilt(sys.argv[1], int(sys.argv[2])))
