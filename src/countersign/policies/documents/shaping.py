"""A signed text as the template walks it: headings without gaps, words that fit a line, and which way each runs."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

from countersign.kernel.text import (
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    node_text,
    runs_text,
)

LONGEST_WORD = 40
"""Longer ones may break anywhere; a line holds about seventy characters."""

TABLES = ((6, 9.5, 3.5), (10, 8.0, 3.5), (20, 6.0, 0.7), (50, 4.0, 0.7))
"""Up to so many columns: the size of the type in points, and the gap between columns in millimetres."""

MEASURE = 126
"""How wide the text is, in millimetres; half as wide as high is a letter, on the whole."""

type Node = dict[str, Any]

_BREAK = "\u200b"
_JOINERS = frozenset("\u200c\u200d")


def shaped(text: Text) -> list[Node]:
    """The blocks, each with what the page needs to know besides its words."""
    levels = iter(heading_levels([block.level for block in text.blocks if isinstance(block, Heading)]))
    return [
        {**_node(block), "level": next(levels)} if isinstance(block, Heading) else _node(block) for block in text.blocks
    ]


def heading_levels(written: list[int]) -> list[int]:
    """The same order of headings below the title, without a level left out: 1, 3, 2 becomes 2, 3, 3."""
    above: list[int] = []
    levels = []
    for level in written:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        levels.append(len(above) + 1)
    return levels


def _node(node: Block | Item) -> Node:
    match node:
        case Heading() | Paragraph():
            return {"type": node.type, **_words(node.runs, LONGEST_WORD)}
        case ListBlock():
            items = [_node(item) for item in node.items]
            right = {"rtl": True} if runs_from_right(node_text(node)) else {}
            return {"type": node.type, "ordered": node.ordered, "start": node.start, "items": items, **right}
        case Table():
            return _table(node)
        case Item() | Quote():
            return {"type": node.type, "blocks": [_node(block) for block in node.blocks]}


def _table(table: Table) -> Node:
    """Many columns make narrow cells: the type shrinks with them, and words break sooner."""
    columns = len(table.rows[0])
    size, gap = next((size, gap) for most, size, gap in TABLES if columns <= most)
    longest = min(LONGEST_WORD, max(1, int((MEASURE / columns - gap) / (size * 0.19))))
    rows = [[_words(cell.runs, longest) for cell in row] for row in table.rows]
    return {"type": table.type, "header_rows": table.header_rows, "rows": rows, "size": size, "gap": gap}


def _words(runs: tuple[Run, ...], longest: int) -> Node:
    out: Node = {"runs": [_run(run, longest) for run in runs]}
    return {**out, "rtl": True} if runs_from_right(runs_text(runs)) else out


def _run(run: Run, longest: int) -> Node:
    return {"text": breakable(run.text, longest)} | {k: v for k, v in run.style._asdict().items() if v}


def breakable(text: str, longest: int = LONGEST_WORD) -> str:
    """The text with places to break in words that are longer than this."""
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _pieces(word[0]), text)


def _pieces(word: str) -> str:
    """A break after each character that stands alone: marks and joined signs stay with what they belong to."""
    out = word[0]
    for before, one in pairwise(word):
        joined = unicodedata.combining(one) or {before, one} & _JOINERS or unicodedata.category(one) in ("Mn", "Mc")
        out += one if joined else _BREAK + one
    return out


def runs_from_right(text: str) -> bool:
    """Does the first letter with a direction run from right to left?"""
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((way for way in strong if way in ("L", "R", "AL")), "L") != "L"
