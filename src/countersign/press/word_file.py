"""From plain values to .docx. ``write_word`` runs only in the child process of ``kernel.confinement``; no other
module but ``word_lists`` imports docx.

Read back by ``policies/imports`` it is the same text: lists and quotations have styles of their own for that, and the
lines about the version have the style ``Countersign Line``, which is left out then. What Word cannot say is lost: the
empty first line of a point that begins with another list.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from countersign.kernel.text import Block, Heading, ListBlock, Paragraph, Quote, Run, Table, Text, from_json
from countersign.press.word_lists import Lists

LINE, BREAK = "Countersign Line", "Countersign Break"


def write_word(data: bytes) -> dict[str, object]:
    """``{"docx": base64}`` of ``{"title", "organisation", "label", "language", "at", "imprint", "ending", "text"}``."""
    given = json.loads(data)
    writer = _Writer(Document())
    writer.prepare(given)
    writer.document.add_paragraph(given["title"], style="Title")
    writer.lines(given["imprint"])
    writer.text(from_json(given["text"]))
    writer.lines(given["ending"])
    out = io.BytesIO()
    writer.document.save(out)
    return {"docx": base64.b64encode(out.getvalue()).decode()}


class _Writer:
    def __init__(self, document: Any) -> None:
        self.document = document
        self._lists = Lists(document)

    def prepare(self, given: dict[str, Any]) -> None:
        """Properties, language, styles."""
        at = datetime.fromisoformat(given["at"])
        about = self.document.core_properties
        about.title, about.author, about.language = given["title"], given["organisation"], given["language"]
        about.subject, about.version = " · ".join(given["imprint"])[:255], given["label"]
        about.comments, about.last_modified_by, about.keywords = "", "", ""
        about.created = about.modified = at.replace(tzinfo=None)
        for heading in range(1, 5):
            self.document.styles[f"Heading {heading}"].font.color.rgb = RGBColor(0, 0, 0)
        self._style(LINE, 9)
        self._style(BREAK, 1)
        language = self.document.styles.element.find(f".//{qn('w:lang')}")
        if language is not None:
            language.set(qn("w:val"), given["language"])

    def _style(self, name: str, size: int) -> None:
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = self.document.styles["Normal"], Pt(size)

    def lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.document.add_paragraph(line, style=LINE)

    def text(self, text: Text) -> None:
        self._blocks(text.blocks)

    def _blocks(self, blocks: Sequence[Block], depth: int = 0, *, quoted: bool = False) -> None:
        before: Block | None = None
        for block in blocks:
            if before is not None and _would_join(before, block):
                self.document.add_paragraph(style=BREAK)
            self._block(block, depth, quoted=quoted)
            before = block

    def _block(self, block: Block, depth: int, *, quoted: bool) -> None:
        match block:
            case Heading():
                self._words(self.document.add_paragraph(style=f"Heading {block.level}"), block.runs)
            case Paragraph():
                self._words(self.document.add_paragraph(style=self._style_of(depth, quoted=quoted)), block.runs)
            case ListBlock():
                self._list(block, depth + 1, quoted=quoted)
            case Quote():
                self._blocks(block.blocks, quoted=True)
            case Table():
                self._table(block)

    def _style_of(self, depth: int, *, quoted: bool) -> Any:
        """A paragraph of its own, or one that goes on below the sign of a point."""
        if depth:
            return self._lists.continued(depth, quoted=quoted)
        return "Quote" if quoted else None

    def _list(self, block: ListBlock, depth: int, *, quoted: bool) -> None:
        number = self._lists.begin(block, depth)
        for item in block.items:
            first, *rest = item.blocks
            style = self._lists.point(depth, ordered=block.ordered, quoted=quoted)
            paragraph = self.document.add_paragraph(style=style)
            self._lists.mark(paragraph, number, depth)
            if isinstance(first, Paragraph):
                self._words(paragraph, first.runs)
            else:
                rest = [first, *rest]
            self._blocks(rest, depth, quoted=quoted)
        self._lists.end(depth)

    def _table(self, table: Table) -> None:
        made = self.document.add_table(rows=len(table.rows), cols=len(table.rows[0]), style="Table Grid")
        cells = iter(made._cells)
        for row, line in zip(made.rows, table.rows, strict=True):
            if row._index < table.header_rows:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell in line:
                self._words(next(cells).paragraphs[0], cell.runs)

    def _words(self, paragraph: Any, runs: Iterable[Run]) -> None:
        for run in runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
            if run.href:
                self._link(paragraph, made, run.href)

    def _link(self, paragraph: Any, run: Any, href: str) -> None:
        """The run inside a hyperlink, underlined. Addresses are checked by the tree: https, http, mailto."""
        run.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)


def _would_join(one: Block, other: Block) -> bool:
    """Two quotations or two lists of one kind in a row read as one unless something stands between."""
    if isinstance(one, ListBlock) and isinstance(other, ListBlock):
        return one.ordered == other.ordered
    return isinstance(one, Quote) and isinstance(other, Quote)
