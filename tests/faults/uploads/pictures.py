"""Scans that claim to be larger than the world, or are something else as well. They are kept, and never opened."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from tests.faults.uploads.samples import jpeg, pdf, png, sample

MIB = 1 << 20

type Made = tuple[str, str, Callable[[], bytes]]


def pictures() -> Iterator[Made]:
    yield "a picture of two thousand million lines", "page.png", lambda: png(2**31 - 1, 2**31 - 1)
    yield "a photograph of 65,535 lines", "page.jpg", lambda: jpeg(65_535, 65_535)
    yield "a stream of a gigabyte in a PDF", "page.pdf", lambda: pdf() + flate(1 << 30)
    yield "nine megabytes of paper", "page.pdf", lambda: pdf() + bytes(9 * MIB)
    yield "more than is taken", "page.pdf", lambda: pdf() + bytes(11 * MIB)
    yield "a PDF with a script", "page.pdf", lambda: pdf() + b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"
    yield "a PDF that is a page as well", "page.pdf", lambda: pdf() + b"<html><script>alert(1)</script></html>"
    yield "an archive that says PNG", "page.png", lambda: sample("policy.docx")
    yield "an SVG that says PNG", "page.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
    yield "nothing", "page.pdf", bytes


def flate(size: int) -> bytes:
    """Zeros, packed twice over: kilobytes that unpack to a gigabyte."""
    packing, once = zlib.compressobj(9), b""
    for _ in range(size // MIB):
        once += packing.compress(bytes(MIB))
    once += packing.flush()
    return b"3 0 obj<</Filter[/FlateDecode/FlateDecode]>>stream\n" + zlib.compress(once, 9) + b"\nendstream endobj\n"
