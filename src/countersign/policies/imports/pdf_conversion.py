"""A PDF to HTML. ``convert`` runs only in the child process of ``kernel.confinement``; no other module than this and
``pdf_checks`` imports pdfminer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from countersign.kernel.text import TextProblem, from_html, to_json
from countersign.policies.imports.pdf_checks import Unfit, check, check_page, opened

LAID_OUT = "The words were taken out of the file. Its tables and pictures are in the file alone."
EDGES = "Lines that stand at the edge of nearly every page were left out: {lines}"
_BULLET = re.compile(r"^\s*([•◦▪●‣∙\u2013\u2014*-])\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"(?:^|(?<=\W))(?:(?:page|seite|pagina|p\.)\s*\d+(?:\s*(?:of|/|von|de|di)\s*\d+)?|\d+\s*(?:/|of|von)\s*\d+)$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", ":", ";", "!", "?")
EDGE = 2
"""So many lines at the head and at the foot of a page may be those of every page."""
MOST_NAMED = 200
"""Characters of the lines that a remark names."""
SHORT = 0.2
"""A line that leaves so much of its box empty ends a paragraph."""
LARGER, LONGEST_HEADING = 1.12, 140
"""So much larger than most of its words is a heading, if it is no longer than that."""


@dataclass(frozen=True)
class Piece:
    """Some lines that stand together. ``size``: of its letters, in points; ``bold``: all of them are.

    ``point``: what stands before a point of a list: its sign, or its number.
    """

    words: str
    size: float
    bold: bool
    point: str = ""


type Page = list[list[LTTextLine]]


def convert(data: bytes) -> dict[str, object]:
    """``{"title": str, "text": countersign.text/1, "remarks": [[template, values], …]}`` of a PDF; ``problem`` and
    ``refused`` as for a .docx.
    """
    try:
        document = opened(data)
        check(document)
        every = pages(document)
    except Unfit as unfit:
        return {"refused": str(unfit)}
    kept, gone = without_edges(every)
    try:
        text, _warnings = from_html("".join(as_html(list(whole(pieces(kept))))))
    except TextProblem as problem:
        return {"problem": [problem.words.template, {name: str(value) for name, value in problem.words.values}]}
    remarks: list[object] = [[LAID_OUT, {}]]
    if gone:
        remarks.append([EDGES, {"lines": "; ".join(gone)[:MOST_NAMED]}])
    return {"title": title(document), "text": to_json(text), "remarks": remarks}


def title(document: PDFDocument) -> str:
    """What the file says it is called. Word writes its own name there at times, which is none."""
    told = next((resolve1(info["Title"]) for info in document.info if "Title" in info), b"")
    words = " ".join((decode_text(told) if isinstance(told, bytes) else "").split())
    return "" if re.search(r"\.(docx?|pdf|odt|rtf)$|^Microsoft Word|^untitled", words, re.IGNORECASE) else words[:200]


def pages(document: PDFDocument) -> list[Page]:
    """The lines of each page, in the boxes in which they stand together, in reading order. Raises Unfit.

    Of the same reading of the file that was checked. What stands outside the page is not seen, and not taken.
    """
    resources, found = PDFResourceManager(), []
    device = PDFPageAggregator(resources, laparams=LAParams(all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        check_page(page)
        interpreter.process_page(page)
        laid_out = device.get_result()
        boxes = [[line for line in box if is_seen(line, laid_out)] for box in boxes_in(laid_out)]
        found.append([box for box in boxes if box])
    return found


def boxes_in(container: LTContainer[Any]) -> Iterator[LTTextBox]:
    """Text that stands in a figure too: letterheads and printed files put it there."""
    for one in container:
        if isinstance(one, LTTextBox):
            yield one
        elif isinstance(one, LTContainer):
            yield from boxes_in(one)


def is_seen(line: Any, page: LTPage) -> bool:
    inside = line.x1 > page.x0 and line.x0 < page.x1 and line.y1 > page.y0 and line.y0 < page.y1
    return isinstance(line, LTTextLine) and inside and bool(line.get_text().strip())


def at_the_edge(page: Page) -> list[LTTextLine]:
    """The first and the last lines of a page, by where they stand."""
    lines = sorted((line for box in page for line in box), key=lambda line: -line.y0)
    return [*lines[:EDGE], *lines[EDGE:][-EDGE:]]


def without_edges(every: list[Page]) -> tuple[list[Page], list[str]]:
    """Without what stands at the edge of all pages, but for one perhaps, and what that was.

    The same words, page numbers set aside where they are written as such; and bare numbers that count with the pages.
    """
    most = max(2, len(every) - 1)
    edges = [at_the_edge(page) for page in every]
    seen = Counter(words for lines in edges for words in {alike(line) for line in lines})
    again = {words for words, times in seen.items() if times >= most}
    counted = Counter(at for n, lines in enumerate(edges) for at in {number_of(line, n) for line in lines} - {None})
    running = {at for at, times in counted.items() if times >= most}
    gone = {
        id(line): alike(line)
        for n, lines in enumerate(edges)
        for line in lines
        if alike(line) in again or number_of(line, n) in running
    }
    kept = [[[line for line in box if id(line) not in gone] for box in page] for page in every]
    return kept, sorted(set(gone.values()))


def plain(line: LTTextLine) -> str:
    return " ".join(line.get_text().split())


def alike(line: LTTextLine) -> str:
    return _PAGE_NUMBER.sub("#", plain(line))


def number_of(line: LTTextLine, page: int) -> int | None:
    """How far a bare number is ahead of the page that it stands on."""
    words = plain(line).strip("- \u2013")
    return int(words) - page if words.isdecimal() and len(words) < len("10000") else None


def pieces(every: list[Page]) -> Iterator[Piece]:
    """Each box, cut where a point of a list begins and where the letters change their size."""
    for box in (box for page in every for box in page):
        begun: list[LTTextLine] = []
        for line in box:
            if begun and (begins_point(line, begun) or stands_alone(line, begun[-1], box)):
                yield piece(begun)
                begun = []
            begun.append(line)
        if begun:
            yield piece(begun)


def stands_alone(line: LTTextLine, before: LTTextLine, box: list[LTTextLine]) -> bool:
    """In letters of another size; or the line before ended early, and this one begins anew."""
    right, left = max(one.x1 for one in box), min(one.x0 for one in box)
    early = before.x1 < right - (right - left) * SHORT
    return size_of(line) != size_of(before) or (early and plain(line)[:1].isupper())


def begins_point(line: LTTextLine, begun: list[LTTextLine]) -> bool:
    """After a sentence, or as far to the left as the point before, with its sign or the next number."""
    mark, before = point_of(plain(line)), point_of(plain(begun[0]))
    if not mark:
        return False
    if before and abs(line.x0 - begun[0].x0) < 2:
        return mark == before or (mark.isdecimal() and before.isdecimal() and int(mark) == int(before) + 1)
    return plain(begun[-1]).endswith(_SENTENCE_ENDS)


def point_of(words: str) -> str:
    found = _BULLET.match(words) or _NUMBER.match(words)
    return found[1] if found else ""


def piece(lines: list[LTTextLine]) -> Piece:
    letters = [one for line in lines for one in line if isinstance(one, LTChar) and not one.get_text().isspace()]
    bold = bool(letters) and all("bold" in one.fontname.casefold() for one in letters)
    words = joined([line.get_text() for line in lines])
    return Piece(words, size_of(lines[0]), bold, point_of(words))


def joined(lines: list[str]) -> str:
    """Lines as one stretch of words; a word that was parted at a soft hyphen is one again."""
    words = ""
    for line in lines:
        stretch = " ".join(line.split())
        words = words[:-1] + stretch if words.endswith("\u00ad") else f"{words} {stretch}".strip()
    return words


def size_of(line: LTTextLine) -> float:
    sizes = Counter(round(one.size * 2) / 2 for one in line if isinstance(one, LTChar))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def whole(every: Iterable[Piece]) -> Iterator[Piece]:
    """A sentence that was cut, by the end of a page or of a box, is one again."""
    before: Piece | None = None
    for one in every:
        cut = before and before.size == one.size and not before.words.endswith(_SENTENCE_ENDS)
        if before and cut and one.words[:1].islower():
            before = replace(before, words=joined([before.words, one.words]))
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def as_html(every: list[Piece]) -> Iterator[str]:
    """Headings by their size, points as lists, the rest paragraphs. A number that does not go on stays in the words."""
    sizes: Counter[float] = Counter()
    for one in every:
        sizes[one.size] += len(one.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted({one.size for one in every if is_heading(one, usual)}, reverse=True)
    for kind, group in groupby(runs(every, usual), lambda one: one[0]):
        points = [one for _, one in group]
        if kind.startswith("u"):
            yield "<ul>" + "".join(f"<li>{escape(_BULLET.sub('', one.words))}</li>" for one in points) + "</ul>"
        elif kind.startswith("o"):
            items = "".join(f"<li>{escape(_NUMBER.sub('', one.words))}</li>" for one in points)
            yield f'<ol start="{int(points[0].point)}">{items}</ol>'
        else:
            for one in points:
                tag = f"h{min(1 + larger.index(one.size), 3)}" if kind == "h" else "p"
                yield f"<{tag}>{escape(one.words)}</{tag}>"


def runs(every: list[Piece], usual: float) -> Iterator[tuple[str, Piece]]:
    """Each piece with what it is; of numbered points those belong together that count on."""
    last, run = None, 0
    for one in every:
        kind = kind_of(one, usual)
        if kind == "o":
            number = int(one.point)
            run += last is None or number != last + 1
            last, kind = number, f"o{run}"
        else:
            last = None
        yield kind, one


def is_heading(one: Piece, usual: float) -> bool:
    large = one.size >= usual * LARGER or (one.bold and not one.words.endswith(_SENTENCE_ENDS))
    return large and len(one.words) <= LONGEST_HEADING


def kind_of(one: Piece, usual: float) -> str:
    if is_heading(one, usual):
        return "h"
    if one.point.isdecimal():
        return "o"
    return f"u{one.point}" if one.point else "p"
