"""HTML, from a converted Word file or from the editor, into the tree of a signed text.

Only what the tree knows comes through. Whatever else there is becomes paragraphs, its words kept, and a
warning says so; scripts, styles and pictures are left out with a warning (decision 25).
"""

from __future__ import annotations

from collections.abc import Iterable

from countersign.kernel.text.html_dom import MAX_HTML, Element, parse
from countersign.kernel.text.html_notes import Notes
from countersign.kernel.text.html_table import read_rows
from countersign.kernel.text.html_words import (
    FRAMES,
    HEADINGS,
    INLINE,
    inner_style,
    leaves_out,
    one_line,
)
from countersign.kernel.text.identity import Minter
from countersign.kernel.text.plain import node_text
from countersign.kernel.text.problem import TextProblem
from countersign.kernel.text.runs import PLAIN, Piece, Run, Style, make_runs, runs_text
from countersign.kernel.text.tree import (
    MAX_DEPTH,
    MAX_START,
    Block,
    Cell,
    Heading,
    Inner,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Text,
)
from countersign.kernel.words import Words, say

_KNOWN_BLOCKS = FRAMES | {"ul", "ol", "li", "table", "blockquote", "pre", "caption", *HEADINGS}


def from_html(html: str) -> tuple[Text, tuple[Words, ...]]:
    """The text, and what was changed or left out. Raises ``TextProblem`` when it is too long.

    Ids are new; ``keep_ids`` gives blocks the ids they had. A line break starts a new paragraph; in
    headings and cells it becomes a blank.
    """
    if len(html) > MAX_HTML:
        raise TextProblem(say("The text has {n} characters of HTML; at most {most} fit.", n=len(html), most=MAX_HTML))
    notes = Notes()
    flow = _Flow(Minter(), notes)
    flow.walk(parse(html).children, PLAIN)
    return Text(flow.finished()), notes.all()


class _Flow:
    """Reads what stands in one container: words gather in a line, blocks end it."""

    def __init__(self, minter: Minter, notes: Notes, depth: int = 0) -> None:
        self._minter, self._notes, self._depth = minter, notes, depth
        self._line: list[Piece] = []
        self._blocks: list[Block] = []

    def finished(self) -> tuple[Block, ...]:
        """All blocks read so far."""
        self._end_line()
        return tuple(self._blocks)

    def walk(self, children: Iterable[Element | str], style: Style) -> None:
        for child in children:
            if isinstance(child, str):
                self._line.append((child, style))
            elif child.tag == "br":
                self._end_line()
            elif leaves_out(child, self._notes):
                continue
            elif child.tag in INLINE:
                self.walk(child.children, inner_style(child, style, self._notes))
            else:
                self._end_line()
                self._block(child, style)
                self._end_line()

    def _block(self, element: Element, style: Style) -> None:
        """One block element; inside lists and quotations fewer kinds fit."""
        tag, top = element.tag, self._depth == 0
        if tag not in _KNOWN_BLOCKS:
            self._notes.add("A part of the kind <{tag}> became plain paragraphs.", tag=tag)
        if tag in HEADINGS and top:
            self._heading(element, style)
        elif tag in ("ul", "ol") and self._depth < MAX_DEPTH:
            self._list(element, style)
        elif tag == "table":
            self._table(element)
        elif tag == "blockquote" and top:
            self._quote(element, style)
        elif tag == "pre":
            self._lines(element, style)
        else:
            self._note_moved(tag)
            self.walk(element.children, style)

    def _end_line(self) -> None:
        self._paragraph(make_runs(self._line))
        self._line = []

    def _paragraph(self, runs: tuple[Run, ...]) -> None:
        if runs:
            self._blocks.append(Paragraph(self._minter.mint("paragraph", runs_text(runs)), runs))

    def _heading(self, element: Element, style: Style) -> None:
        level = HEADINGS[element.tag]
        runs = make_runs(one_line(element, style, self._notes))
        if level > 4 and runs:
            self._notes.add("Headings below the fourth level became headings of the fourth level.")
        if runs:
            self._blocks.append(Heading(self._minter.mint("heading", runs_text(runs)), min(level, 4), runs))

    def _list(self, element: Element, style: Style) -> None:
        items: list[Item] = []
        for child in element.children:
            if isinstance(child, str) and not child.strip():
                continue
            own = [child] if isinstance(child, str) or child.tag != "li" else child.children
            blocks = self._inner(own, style)
            if items and isinstance(child, Element) and child.tag in ("ul", "ol"):
                items[-1] = Item(items[-1].id, items[-1].blocks + blocks)
            elif blocks:
                items.append(Item(self._minter.mint("item", _text_of(blocks)), blocks))
        if items:
            ordered = element.tag == "ol"
            start = _start(element) if ordered else 1
            made = self._minter.mint("list", _text_of(items))
            self._blocks.append(ListBlock(made, ordered, start, tuple(items)))

    def _quote(self, element: Element, style: Style) -> None:
        blocks = self._inner(element.children, style)
        if blocks:
            self._blocks.append(Quote(self._minter.mint("quote", _text_of(blocks)), blocks))

    def _inner(self, children: Iterable[Element | str], style: Style) -> tuple[Inner, ...]:
        flow = _Flow(self._minter, self._notes, self._depth + 1)
        flow.walk(children, style)
        return tuple(block for block in flow.finished() if isinstance(block, Paragraph | ListBlock))

    def _table(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element) and child.tag == "caption":
                self.walk(child.children, PLAIN)
                self._end_line()
        heads, rows = read_rows(element, self._notes)
        if not rows:
            return
        if self._depth:
            self._notes.add("A table inside a list or quotation became paragraphs, one for each row.")
            for row in rows:
                self._paragraph(_row_line(row))
        else:
            text = "\n".join(runs_text(cell.runs) for row in rows for cell in row)
            self._blocks.append(Table(self._minter.mint("table", text), heads, rows))

    def _lines(self, element: Element, style: Style) -> None:
        """Preformatted text: one paragraph for each line."""
        for line in _split_lines(one_line(element, style, self._notes)):
            self._paragraph(make_runs(line))

    def _note_moved(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._notes.add("Lists nest at most {n} deep; deeper points became paragraphs.", n=MAX_DEPTH)
        elif tag in HEADINGS:
            self._notes.add("A heading inside a list or quotation became a paragraph.")
        elif tag == "blockquote":
            self._notes.add("A quotation inside a list or quotation became paragraphs.")


def _text_of(nodes: Iterable[Inner | Item]) -> str:
    return "\n".join(map(node_text, nodes))


def _row_line(row: tuple[Cell, ...]) -> tuple[Run, ...]:
    pieces: list[Piece] = []
    for cell in row:
        if cell.runs:
            pieces += [(" | ", PLAIN)] if pieces else []
            pieces += [(run.text, run.style) for run in cell.runs]
    return make_runs(pieces)


def _split_lines(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for text, style in pieces:
        first, *others = text.split("\n")
        lines[-1].append((first, style))
        lines += [[(other, style)] for other in others]
    return lines


def _start(element: Element) -> int:
    value = element.attributes.get("start", "").strip()
    return min(int(value), MAX_START) if value.isascii() and value.isdigit() and len(value) < 9 else 1
