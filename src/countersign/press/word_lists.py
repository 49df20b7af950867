"""Lists as Word knows them: numbering definitions with levels. Only ``word_file`` imports this."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from countersign.kernel.text import ListBlock

_STEP = 360
_SIGNS = ("\u2022", "\u2013", "\u25aa", "\u2013")


@dataclass
class _Numbering:
    """One definition: its number, and which kind each of its levels is."""

    number: int
    kinds: dict[int, bool] = field(default_factory=dict)
    levels: Any = None


class Lists:
    """The numbering of one document. A list inside another shares its definition where its signs fit."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = document.part.numbering_part.element
        for child in list(self._numbering):
            self._numbering.remove(child)
        self._open: list[_Numbering] = []
        self._made: list[_Numbering] = []

    def begin(self, block: ListBlock, depth: int) -> int:
        """The number of the definition for a list at this depth, from 1."""
        outer = self._open[-1] if self._open else None
        if outer is not None and block.start == 1 and outer.kinds.get(depth, block.ordered) == block.ordered:
            used = outer
        else:
            used = _Numbering(len(self._made) + 1)
            self._made.append(used)
        if depth not in used.kinds:
            used.kinds[depth] = block.ordered
            self._write(used, depth, block)
        self._open.append(used)
        return used.number

    def end(self, depth: int) -> None:
        """A list is over; its definition may go on in the one around it."""
        del self._open[depth - 1 :]

    def mark(self, paragraph: Any, number: int, depth: int) -> None:
        """Make a paragraph a point of a list."""
        properties = paragraph._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = number
        properties.numPr.get_or_add_ilvl().val = depth - 1

    def point(self, depth: int, *, ordered: bool, quoted: bool) -> str:
        """The style of a point: Word's own, or one that says that it stands in a quotation."""
        kind = "Number" if ordered else "Bullet"
        return self._style(f"Quote List {kind} {depth}", depth) if quoted else "List Paragraph"

    def continued(self, depth: int, *, quoted: bool) -> str:
        """The style of a further paragraph of a point."""
        name = f"Quote List Continue {depth}" if quoted else f"List Continue {depth}" if depth > 1 else "List Continue"
        return self._style(name, depth)

    def _style(self, name: str, depth: int) -> str:
        if name not in self._document.styles:
            style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self._document.styles["Normal"]
            style.paragraph_format.left_indent = Pt(_STEP * depth / 20)
        return name

    def _write(self, used: _Numbering, depth: int, block: ListBlock) -> None:
        """Add the level to the definition; the definition itself with its first level."""
        if used.levels is None:
            used.levels = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{used.number}"/>')
            found = self._numbering.findall(qn("w:num"))
            (found[0].addprevious if found else self._numbering.append)(used.levels)
            self._numbering.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{used.number}"><w:abstractNumId w:val="{used.number}"/></w:num>'
                )
            )
        used.levels.append(_level(depth - 1, block))


def _level(level: int, block: ListBlock) -> Any:
    kind, sign = ("decimal", f"%{level + 1}.") if block.ordered else ("bullet", _SIGNS[level % len(_SIGNS)])
    left = _STEP * (level + 1)
    return parse_xml(
        f'<w:lvl {nsdecls("w")} w:ilvl="{level}"><w:start w:val="{block.start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )
