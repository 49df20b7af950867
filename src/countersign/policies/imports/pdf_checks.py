"""What a finished PDF may hold: what can be seen, and nothing else. Runs in the child process of the conversion.

What is signed is what was seen. So a file is read in one way alone (no repairs, no guesses), and refused when it acts,
hides or carries more than its pages.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFXRefStream
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException

MOST_PAGES = 300
LOCKED = "{name} is encrypted. Save it without a password and without restrictions, and upload that."
ACTIVE = "{name} does more than to be read: it runs, sends or plays something. Print it to a new PDF, and upload that."
STUFFED = "{name} holds other files inside. What is signed is what can be seen: print it to a new PDF, and upload that."
HIDDEN = "{name} has layers that can be hidden. What is signed is what can be seen: print it to a new PDF."
LAID_OVER = "{name} has notes, stamps or fields laid over its pages. Print it to a new PDF, and upload that."
TOO_LONG = "{name} has more than 300 pages. Split it in two."
DAMAGED = "{name} is damaged, or no PDF that can be read. Print it to a new PDF, and choose that."

_END = re.compile(rb"startxref[ \t]*\r?\n[ \t]*(\d+)[ \t]*\r?\n[ \t]*%%EOF\s*\Z")
_RUNS = frozenset(
    {
        *("JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "XFA", "AA"),
        *("RichMedia", "Rendition", "Movie", "Sound", "3D"),
    }
)
"""What does more than to be looked at, by the name of an action, an annotation or a key."""
_HOLDS = frozenset({"EmbeddedFile", "EmbeddedFiles", "EF", "AF", "FileAttachment"})
_HIDES = frozenset({"OCProperties", "OCG", "OCMD"})
_SEEN = frozenset({"Link"})
"""Annotations that change nothing on a page. Where they lead is seen when somebody follows them."""


class Unfit(ValueError):
    """A file that is not taken; says the sentence."""


def opened(data: bytes) -> PDFDocument:
    """The document as every viewer reads it: the last revision, found where the file says. Raises Unfit."""
    end = _END.search(data[-2048:])
    if end is None or int(end[1]) >= len(data):
        raise Unfit(DAMAGED)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), fallback=False)
    except PDFPasswordIncorrect as error:
        raise Unfit(LOCKED) from error
    except PSException as error:
        raise Unfit(DAMAGED) from error
    if document.encryption is not None:
        raise Unfit(LOCKED)
    return document


def check(document: PDFDocument) -> None:
    """Raises Unfit for what does, hides or holds more than its pages show."""
    pages = resolve1(resolve1(document.catalog.get("Pages", {})).get("Count", 0))
    if isinstance(pages, int) and pages > MOST_PAGES:
        raise Unfit(TOO_LONG)
    for names in all_names(document):
        for forbidden, sentence in ((_RUNS, ACTIVE), (_HOLDS, STUFFED), (_HIDES, HIDDEN)):
            if names & forbidden:
                raise Unfit(sentence)
    begins = resolve1(document.catalog.get("OpenAction"))
    if isinstance(begins, dict) and name_of(resolve1(begins.get("S"))) != "GoTo":
        raise Unfit(ACTIVE)


def check_page(page: PDFPage) -> None:
    """Raises Unfit for a page with something laid over it."""
    for one in resolve1(page.annots) or ():
        kind = resolve1(one)
        if not isinstance(kind, dict) or name_of(resolve1(kind.get("Subtype"))) not in _SEEN:
            raise Unfit(LAID_OVER)


def all_names(document: PDFDocument) -> Iterator[set[str]]:
    """The names in each object, by every number that the file gives, and in its trailers."""
    for xref in document.xrefs:
        yield names_in(xref.get_trailer())
        for number in numbers(xref):
            try:
                yield names_in(document.getobj(number))
            except PSException:
                continue


def numbers(xref: Any) -> Iterator[int]:
    """pdfminer judges the numbers of later ranges by the entries of the first: all of them are asked for instead."""
    if isinstance(xref, PDFXRefStream):
        for first, count in xref.ranges:
            yield from range(first, first + count)
    else:
        yield from xref.get_objids()


def names_in(value: Any) -> set[str]:
    """The keys of one object, and the names among their values. What it refers to is an object of its own."""
    value = value.attrs if isinstance(value, PDFStream) else value
    if isinstance(value, list):
        return set().union(*(names_in(one) for one in value))
    if isinstance(value, dict):
        return {*value, *set().union(*(names_in(one) for one in value.values()))}
    found = name_of(value)
    return {found} if found else set()


def name_of(value: Any) -> str:
    """``/Launch`` is Launch; anything else is nothing."""
    name = getattr(value, "name", "")
    return name.decode("latin-1") if isinstance(name, bytes) else name if isinstance(name, str) else ""
