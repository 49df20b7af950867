"""The tree of changes: every node and every stretch of words says whether it stayed, came, went or moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from countersign.kernel.text.runs import PLAIN, Style
from countersign.kernel.text.tree import Heading, ListBlock, Node, Table

type Frame = tuple[int, ...]
"""What a node is besides its words: a heading's level, a list's kind and first number, a table's heading rows."""


class Mark(StrEnum):
    """What became of something. What moved stands twice: ``MOVED`` where it is now, ``AWAY`` where it was."""

    KEPT = "KEPT"
    ADDED = "ADDED"
    REMOVED = "REMOVED"
    MOVED = "MOVED"
    AWAY = "AWAY"


HERE_NOW = frozenset({Mark.KEPT, Mark.ADDED, Mark.MOVED})
HERE_BEFORE = frozenset({Mark.KEPT, Mark.REMOVED, Mark.AWAY})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in one style. ``mark`` is KEPT, ADDED or REMOVED; ``was`` and ``now`` differ only in what is kept."""

    mark: Mark
    text: str
    was: Style = PLAIN
    now: Style = PLAIN

    @property
    def same(self) -> bool:
        return self.mark is Mark.KEPT and self.was == self.now


@dataclass(frozen=True, slots=True)
class Place:
    """The other place of something that moved: under a heading, else after some words, else at the beginning.

    ``along``: it moved together with what stands before it, in both places.
    """

    under: str = ""
    after: str = ""
    along: bool = False


ALONG = Place(along=True)


@dataclass(frozen=True, slots=True)
class Row:
    """A row over all columns, those of the older table and those of the newer; no pieces where it has no cell."""

    mark: Mark
    cells: tuple[tuple[Piece, ...], ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A node of either text, or of both. ``ids`` and ``frames``: before and now, empty where it does not stand."""

    type: str
    mark: Mark
    ids: tuple[str, str]
    frames: tuple[Frame, Frame]
    pieces: tuple[Piece, ...] = ()
    nodes: tuple[Changed, ...] = ()
    columns: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()
    place: Place | None = None

    @property
    def same(self) -> bool:
        """Nothing in it changed, and it did not move."""
        return (
            self.mark is Mark.KEPT
            and self.frames[0] == self.frames[1]
            and all(piece.same for piece in self.pieces)
            and all(node.same for node in self.nodes)
            and all(column is Mark.KEPT for column in self.columns)
            and all(row.mark is Mark.KEPT and all(p.same for cell in row.cells for p in cell) for row in self.rows)
        )


@dataclass(frozen=True, slots=True)
class Redline:
    """A whole comparison. ``coarse``: in places whole paragraphs stand for words, the texts being too different."""

    nodes: tuple[Changed, ...]
    coarse: bool = False

    @property
    def same(self) -> bool:
        return all(node.same for node in self.nodes)


def frame_of(node: Node) -> Frame:
    match node:
        case Heading():
            return (node.level,)
        case ListBlock():
            return (int(node.ordered), node.start)
        case Table():
            return (node.header_rows,)
    return ()
