"""The two texts back out of a comparison, by its marks alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countersign.kernel.text.redline.marks import HERE_BEFORE, HERE_NOW, Changed, Mark, Piece, Redline
from countersign.kernel.text.runs import Run, make_runs
from countersign.kernel.text.tree import Cell, Heading, Item, ListBlock, Paragraph, Quote, Table, Text


def accepted(redline: Redline) -> Text:
    """Every change taken: the newer text."""
    return Text(_nodes(redline.nodes, now=True))


def rejected(redline: Redline) -> Text:
    """Every change undone: the older text."""
    return Text(_nodes(redline.nodes, now=False))


def _nodes(nodes: Iterable[Changed], *, now: bool) -> Any:
    here = HERE_NOW if now else HERE_BEFORE
    return tuple(_node(node, now=now) for node in nodes if node.mark in here)


def _node(node: Changed, *, now: bool) -> Any:
    """A node as it stands in one of the texts; what it is made of checks itself."""
    name, frame = node.ids[now], node.frames[now]
    match node.type:
        case Heading.type:
            return Heading(name, frame[0], _runs(node.pieces, now=now))
        case Paragraph.type:
            return Paragraph(name, _runs(node.pieces, now=now))
        case ListBlock.type:
            return ListBlock(name, bool(frame[0]), frame[1], _nodes(node.nodes, now=now))
        case Table.type:
            return Table(name, frame[0], _rows(node, now=now))
    return (Item if node.type == Item.type else Quote)(name, _nodes(node.nodes, now=now))


def _rows(node: Changed, *, now: bool) -> tuple[tuple[Cell, ...], ...]:
    here = HERE_NOW if now else HERE_BEFORE
    rows = (row.cells for row in node.rows if row.mark in here)
    return tuple(
        tuple(Cell(_runs(cell, now=now)) for cell, column in zip(cells, node.columns, strict=True) if column in here)
        for cells in rows
    )


def _runs(pieces: Iterable[Piece], *, now: bool) -> tuple[Run, ...]:
    absent = Mark.REMOVED if now else Mark.ADDED
    return make_runs((piece.text, piece.now if now else piece.was) for piece in pieces if piece.mark is not absent)
