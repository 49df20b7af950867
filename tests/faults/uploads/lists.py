"""Lists of people in CSV that are far too long, far too wide, or no text at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

HEAD = b"Name,Email,Start date\n"
MIB = 1 << 20

type Made = tuple[str, str, Callable[[], bytes]]


def rows(count: int) -> bytes:
    return b"".join(b"Somebody %d,s%d@larkbeam.example,2024-01-01\n" % (n, n) for n in range(count))


def lists() -> Iterator[Made]:
    for what, make in makers():
        yield what, "people.csv", make


def makers() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "one line of nine megabytes", lambda: HEAD + b"x" * 9 * MIB
    yield "a quotation that never ends", lambda: HEAD + b'"' + b"x\n" * 4 * MIB
    yield "nothing but quotation marks", lambda: HEAD + b'"' * 9 * MIB
    yield "nothing but commas", lambda: HEAD + b"," * 9 * MIB
    yield "nothing but line ends", lambda: HEAD + b"\n" * 9 * MIB
    yield "a heading for each of a million columns", lambda: b",".join(b"Email%d" % n for n in range(10**6))
    yield "more rows than are read", lambda: HEAD + rows(150_000)
    yield "twenty thousand people", lambda: HEAD + rows(20_000)
    yield "a number without end", lambda: HEAD + b"A,a@larkbeam.example," + b"9" * MIB + b"\n"
    yield "half a character", lambda: "Name,Email\n".encode("utf-16") + b"\x00"
    yield "UTF-32", lambda: "Name,Email\nA,a@larkbeam.example\n".encode("utf-32")
    yield "bytes by the million", lambda: bytes(range(256)) * 8000
    yield "zeros", lambda: HEAD + bytes(9 * MIB)
    yield "a name of a megabyte", lambda: HEAD + b"A" * MIB + b",a@larkbeam.example,\n"
    yield "an address of a megabyte", lambda: HEAD + b"A," + b"a" * MIB + b"@larkbeam.example,\n"
    yield "formulas", lambda: HEAD + b"=HYPERLINK(1),=1+1@larkbeam.example,@SUM(A1)\n" * 1000
    yield "a chain of managers in a circle", circle


def circle() -> bytes:
    lines = [f"P{n},p{n}@larkbeam.example,P{(n + 1) % 500}" for n in range(500)]
    return ("Name,Email,Manager\n" + "\n".join(lines)).encode()
