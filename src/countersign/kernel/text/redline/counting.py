"""How many paragraphs, points, rows and so on changed: what a summary says before anybody reads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from countersign.kernel.text.redline.marks import Changed, Mark, Piece, Redline, Row

CHANGED, ADDED, REMOVED, MOVED = "changed", "added", "removed", "moved"
_WORDS = {Mark.ADDED: ADDED, Mark.REMOVED: REMOVED, Mark.MOVED: MOVED}


class Count(NamedTuple):
    """``what``: a type of node, row or column; ``how``: changed, added, removed, moved."""

    what: str
    how: str


def counted(redline: Redline) -> Counter[Count]:
    """The other way round, what was added counts as removed; changed and moved are the same in number.

    What came or went as a whole counts once, without what stands in it. What moved and changed counts as both.
    """
    return Counter(_all(redline.nodes))


def _all(nodes: Iterable[Changed]) -> Iterator[Count]:
    for node in nodes:
        if node.mark in _WORDS:
            yield Count(node.type, _WORDS[node.mark])
        if node.mark in (Mark.KEPT, Mark.MOVED):
            yield from _inside(node)


def _inside(node: Changed) -> Iterator[Count]:
    """What changed in a node that is in both texts."""
    own = node.type in ("item", "quote") and any(not _still(inner) for inner in node.nodes if inner.type != "list")
    if own or node.frames[0] != node.frames[1] or not _same(node.pieces):
        yield Count(node.type, CHANGED)
    if node.type == "list" or node.type in ("item", "quote"):
        yield from _all(inner for inner in node.nodes if inner.type in ("list", "item"))
    for column in node.columns:
        if column in _WORDS:
            yield Count("column", _WORDS[column])
    for row in node.rows:
        yield from _row(row, node.columns)


def _row(row: Row, columns: tuple[Mark, ...]) -> Iterator[Count]:
    if row.mark in _WORDS:
        yield Count("row", _WORDS[row.mark])
    if row.mark in (Mark.KEPT, Mark.MOVED):
        cells = zip(row.cells, columns, strict=True)
        if any(not _same(cell) for cell, column in cells if column is Mark.KEPT):
            yield Count("row", CHANGED)


def _still(node: Changed) -> bool:
    return node.mark is Mark.KEPT and _same(node.pieces)


def _same(pieces: Iterable[Piece]) -> bool:
    return all(piece.same for piece in pieces)
