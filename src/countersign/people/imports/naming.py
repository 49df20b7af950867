"""Does a kept list name somebody? Looked for in the letters of the file, without reading it as a list.

That is quick, and finds them in rows that nobody took over too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import unescape
from zipfile import BadZipFile, ZipFile

from countersign.kernel.archives import MAX_UNPACKED
from countersign.kernel.redacting import Wanted
from countersign.kernel.scans import kind_of

ENCODINGS = ("utf-8", "utf-16", "cp1252")


def names(data: bytes, wanted: Wanted) -> bool:
    """Is this a list, and does it name them? A PDF or a photograph is no list."""
    return kind_of(data) is None and any(wanted.is_in(text) for text in texts_of(data))


def texts_of(data: bytes) -> Iterator[str]:
    if not data.startswith(b"PK"):
        for encoding in ENCODINGS:
            yield data.decode(encoding, errors="replace")
        return
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.filename.endswith(".xml") and part.file_size <= MAX_UNPACKED:
                    yield unescape(archive.read(part).decode(errors="replace"))
    except BadZipFile:
        yield data.decode(errors="replace")
