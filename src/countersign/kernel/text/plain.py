"""The text without its clothes: for mails, search, word counts and checks."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.text.runs import runs_text
from countersign.kernel.text.tree import (
    Heading,
    Item,
    ListBlock,
    Node,
    Paragraph,
    Quote,
    Table,
    Text,
    own_runs,
    walk,
)


def to_plain(text: Text) -> str:
    """Plain text: blocks parted by blank lines, points with ``-`` or their number, cells with `` | ``."""
    return "\n\n".join("\n".join(_lines(block)) for block in text.blocks)


def text_pieces(text: Text) -> Iterator[tuple[str, str]]:
    """``(block id, its text)`` for each heading, paragraph and table cell with text, in reading order."""
    for node in walk(text.blocks):
        for runs in own_runs(node):
            if runs:
                yield node.id, runs_text(runs)


def node_text(node: Node) -> str:
    """All text in and under a node, pieces parted by a line break."""
    return "\n".join(runs_text(runs) for inner in walk([node]) for runs in own_runs(inner) if runs)


def count_words(text: Text) -> int:
    """How many words the text has; a word holds at least one letter or digit."""
    return sum(any(map(str.isalnum, word)) for _, piece in text_pieces(text) for word in piece.split())


def _lines(node: Node) -> list[str]:
    match node:
        case Heading() | Paragraph():
            return [runs_text(node.runs)]
        case Table():
            return [" | ".join(runs_text(cell.runs) for cell in row).rstrip() for row in node.rows]
        case ListBlock():
            return [line for at, item in enumerate(node.items) for line in _point(node, at, item)]
        case Quote():
            return [f"> {line}" for block in node.blocks for line in _lines(block)]
        case Item():
            return [line for block in node.blocks for line in _lines(block)]


def _point(parent: ListBlock, at: int, item: Item) -> list[str]:
    sign = f"{parent.start + at}. " if parent.ordered else "- "
    first, *rest = _lines(item)
    return [sign + first, *(" " * len(sign) + line for line in rest)]
