"""A PDF to HTML. ``convert`` runs only in the child process of ``kernel.confinement``; no other module imports
pdfminer.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

from countersign.kernel.text import TextProblem, from_html, to_json

MOST_PAGES = 300
LOCKED = "{name} is protected by a password. Save it without one, and upload that."
ACTIVE = "{name} does more than to be read: it runs, sends or plays something. Print it to a new PDF, and upload that."
STUFFED = "{name} holds other files inside. What is signed is what can be seen: print it to a new PDF, and upload that."
TOO_LONG = "{name} has more than 300 pages. Split it in two."
LAID_OUT = "The words were taken out of the file. Its tables and pictures are in the file alone."
EDGES = "Lines that stand at the edge of every page were left out."
_RUNS = frozenset(
    {
        *("JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "XFA"),
        *("RichMedia", "Rendition", "Movie", "Sound", "3D"),
    }
)
"""What does more than to be looked at, by the name of an action, an annotation or a key."""
_HOLDS = frozenset({"EmbeddedFile", "EmbeddedFiles"})
_BULLET = re.compile(r"^\s*[•◦▪●‣∙\u2013\u2014*o-]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
EDGE = 2
"""So many lines at the head and at the foot of a page may be those of every page."""
LARGER, LONGEST_HEADING = 1.12, 140
"""So much larger than most of its words is a heading, if it is no longer than that."""


@dataclass(frozen=True)
class Piece:
    """Some lines that stand together. ``size``: of its letters, in points; ``bold``: all of them are."""

    words: str
    size: float
    bold: bool


type Page = list[list[LTTextLine]]


def convert(data: bytes) -> dict[str, object]:
    """``{"title": str, "text": countersign.text/1, "remarks": [[template, values], …]}`` of a PDF; ``problem`` and
    ``refused`` as for a .docx.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFPasswordIncorrect:
        return {"refused": LOCKED}
    if (found := more_than_words(document)) is not None:
        return {"refused": found}
    if page_count(document) > MOST_PAGES:
        return {"refused": TOO_LONG}
    every = pages(data)
    kept = without_edges(every)
    try:
        text, _warnings = from_html("".join(as_html(whole(pieces(kept)))))
    except TextProblem as problem:
        return {"problem": [problem.words.template, {name: str(value) for name, value in problem.words.values}]}
    remarks = [[LAID_OUT, {}]] + ([[EDGES, {}]] if kept != every else [])
    return {"title": title(document), "text": to_json(text), "remarks": remarks}


def more_than_words(document: PDFDocument) -> str | None:
    """The sentence that refuses a file which does or holds more than it shows."""
    for xref in document.xrefs:
        for number in xref.get_objids():
            held = names_in(document.getobj(number))
            if held & _RUNS:
                return ACTIVE
            if held & _HOLDS:
                return STUFFED
    return None


def names_in(value: Any) -> set[str]:
    """The keys of one object, and the names among their values. What it refers to is an object of its own."""
    value = value.attrs if isinstance(value, PDFStream) else value
    if isinstance(value, list):
        return set().union(*(names_in(one) for one in value))
    if not isinstance(value, dict):
        return {value.name} if isinstance(getattr(value, "name", None), str) else set()
    return {*value, *set().union(*(names_in(one) for one in value.values()))}


def page_count(document: PDFDocument) -> int:
    count = resolve1(resolve1(document.catalog.get("Pages", {})).get("Count", 0))
    return count if isinstance(count, int) else 0


def title(document: PDFDocument) -> str:
    """What the file says it is called. Word writes its own name there at times, which is none."""
    told = next((resolve1(info["Title"]) for info in document.info if "Title" in info), b"")
    words = " ".join((decode_text(told) if isinstance(told, bytes) else "").split())
    return "" if re.search(r"\.(docx?|pdf|odt|rtf)$|^Microsoft Word|^untitled", words, re.IGNORECASE) else words[:200]


def pages(data: bytes) -> list[Page]:
    """The lines of each page, in the boxes in which they stand together, in reading order."""
    found = []
    for page in extract_pages(io.BytesIO(data), laparams=LAParams()):
        boxes = [[line for line in one if line.get_text().strip()] for one in page if isinstance(one, LTTextBox)]
        found.append([box for box in boxes if box])
    return found


def at_the_edge(page: Page) -> list[LTTextLine]:
    """The first and the last lines of a page, by where they stand."""
    lines = sorted((line for box in page for line in box), key=lambda line: -line.y0)
    return [*lines[:EDGE], *lines[EDGE:][-EDGE:]]


def without_edges(every: list[Page]) -> list[Page]:
    """Without what stands at the edge of most pages, page numbers set aside, and without bare numbers there."""
    edges = [at_the_edge(page) for page in every]
    seen = Counter(words for lines in edges for words in {alike(line) for line in lines})
    again = {words for words, times in seen.items() if len(every) > 1 and times > len(every) / 2}
    gone = {id(line) for lines in edges for line in lines if alike(line) in again or is_number(line)}
    return [[[line for line in box if id(line) not in gone] for box in page] for page in every]


def alike(line: LTTextLine) -> str:
    return re.sub(r"\d+", "#", " ".join(line.get_text().split()))


def is_number(line: LTTextLine) -> bool:
    return line.get_text().strip().strip("- \u2013").isdigit()


def pieces(every: list[Page]) -> Iterator[Piece]:
    """Each box, cut where a point of a list begins and where the letters change their size."""
    for box in (box for page in every for box in page):
        begun: list[LTTextLine] = []
        for line in box:
            if begun and (is_point(line.get_text()) or size_of(line) != size_of(begun[-1])):
                yield piece(begun)
                begun = []
            begun.append(line)
        if begun:
            yield piece(begun)


def is_point(words: str) -> bool:
    return bool(_BULLET.match(words) or _NUMBER.match(words))


def piece(lines: list[LTTextLine]) -> Piece:
    letters = [one for line in lines for one in line if isinstance(one, LTChar) and not one.get_text().isspace()]
    bold = bool(letters) and all("bold" in one.fontname.casefold() for one in letters)
    return Piece(joined([line.get_text() for line in lines]), size_of(lines[0]), bold)


def joined(lines: list[str]) -> str:
    """Lines as one stretch of words; a word that was parted at a soft hyphen is one again."""
    words = ""
    for line in lines:
        plain = " ".join(line.split())
        words = words[:-1] + plain if words.endswith("\u00ad") else f"{words} {plain}".strip()
    return words


def size_of(line: LTTextLine) -> float:
    sizes = Counter(round(one.size * 2) / 2 for one in line if isinstance(one, LTChar))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def whole(every: Iterable[Piece]) -> list[Piece]:
    """A sentence that was cut, by the end of a page or of a box, is one again."""
    found: list[Piece] = []
    for one in every:
        before = found[-1] if found else None
        if before and before.size == one.size and one.words[:1].islower() and before.words[-1:] not in ".!?:;":
            found[-1] = replace(before, words=joined([before.words, one.words]))
        else:
            found.append(one)
    return found


def as_html(every: list[Piece]) -> Iterator[str]:
    """Headings by their size, points as lists, the rest paragraphs."""
    sizes: Counter[float] = Counter()
    for one in every:
        sizes[one.size] += len(one.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted({one.size for one in every if is_heading(one, usual)}, reverse=True)
    for kind, group in groupby(every, lambda one: kind_of(one, usual)):
        if kind in ("ul", "ol"):
            points = (_NUMBER.sub("", _BULLET.sub("", one.words)) for one in group)
            yield f"<{kind}>" + "".join(f"<li>{escape(words)}</li>" for words in points) + f"</{kind}>"
            continue
        for one in group:
            tag = f"h{min(1 + larger.index(one.size), 3)}" if kind == "h" else "p"
            yield f"<{tag}>{escape(one.words)}</{tag}>"


def is_heading(one: Piece, usual: float) -> bool:
    large = one.size >= usual * LARGER or (one.bold and not one.words.endswith((".", ":", ";", ",")))
    return large and len(one.words) <= LONGEST_HEADING


def kind_of(one: Piece, usual: float) -> str:
    if is_heading(one, usual):
        return "h"
    if _BULLET.match(one.words):
        return "ul"
    return "ol" if _NUMBER.match(one.words) and one.words[0].isdigit() else "p"
