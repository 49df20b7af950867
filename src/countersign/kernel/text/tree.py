"""The tree of a signed text, ``countersign.text/1`` (decision 25): blocks with stable ids, and its bounds.

Every object checks itself when it is made, so a ``Text`` that exists is a text that keeps the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from countersign.kernel.text.problem import TextProblem
from countersign.kernel.text.runs import Run, check_runs, runs_text
from countersign.kernel.words import say

FORMAT = "countersign.text/1"
MAX_BLOCKS = 2_000
MAX_CHARACTERS = 200_000
MAX_DEPTH = 4
MAX_COLUMNS = 50
MAX_START = 9_999
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4."""

    id: str
    level: int
    runs: tuple[Run, ...]
    type: ClassVar[str] = "heading"

    def __post_init__(self) -> None:
        _check_words(self.id, self.runs)
        if not 1 <= self.level <= 4:
            raise TextProblem(say("the level of a heading is 1 to 4, not {level}.", level=self.level))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of at least one run."""

    id: str
    runs: tuple[Run, ...]
    type: ClassVar[str] = "paragraph"

    def __post_init__(self) -> None:
        _check_words(self.id, self.runs)


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list: paragraphs and nested lists."""

    id: str
    blocks: tuple[Paragraph | ListBlock, ...]
    type: ClassVar[str] = "item"

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_inner("a point of a list", self.blocks)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``start`` is the first number and stays 1 when the list is not numbered."""

    id: str
    ordered: bool
    start: int
    items: tuple[Item, ...]
    type: ClassVar[str] = "list"

    def __post_init__(self) -> None:
        _check_id(self.id)
        if not self.items:
            raise TextProblem("a list needs at least one point.")
        if not 0 <= self.start <= MAX_START or not (self.ordered or self.start == 1):
            raise TextProblem(say("a list cannot start at {start}.", start=self.start))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; it may be empty."""

    runs: tuple[Run, ...] = ()

    def __post_init__(self) -> None:
        check_runs(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; the first ``header_rows`` of them are headings."""

    id: str
    header_rows: int
    rows: tuple[tuple[Cell, ...], ...]
    type: ClassVar[str] = "table"

    def __post_init__(self) -> None:
        _check_id(self.id)
        widths = {len(row) for row in self.rows}
        if len(widths) != 1 or widths == {0}:
            raise TextProblem("a table needs rows of equal length, with at least one cell.")
        if max(widths) > MAX_COLUMNS:
            raise TextProblem(say("a table has at most {most} columns, not {n}.", most=MAX_COLUMNS, n=max(widths)))
        if not 0 <= self.header_rows <= len(self.rows):
            raise TextProblem(
                say("a table of {n} rows cannot have {h} heading rows.", n=len(self.rows), h=self.header_rows)
            )


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: paragraphs and lists."""

    id: str
    blocks: tuple[Paragraph | ListBlock, ...]
    type: ClassVar[str] = "quote"

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_inner("a quotation", self.blocks)


Inner = Paragraph | ListBlock
Block = Heading | Paragraph | ListBlock | Table | Quote
Node = Block | Item


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text. Raises ``TextProblem`` when it is too long, too deep, or an id stands twice."""

    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        _check_depth(self.blocks, 0)
        _check_size(self.blocks)
        _check_ids(self.blocks)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right under a node: a list's points, a point's or a quotation's blocks."""
    match node:
        case ListBlock():
            return node.items
        case Item() | Quote():
            return node.blocks
    return ()


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node that has an id, in reading order, the outer before the inner."""
    for node in nodes:
        yield node
        yield from walk(children(node))


def own_runs(node: Node) -> Iterator[tuple[Run, ...]]:
    """The stretches of runs that a node holds itself, without those of the nodes under it."""
    match node:
        case Heading() | Paragraph():
            yield node.runs
        case Table():
            for row in node.rows:
                for cell in row:
                    yield cell.runs


def _check_id(node_id: str) -> None:
    if not _ID.fullmatch(node_id):
        raise TextProblem(say("{id} is not an id (a-z, 0-9 and hyphens, 40 at most).", id=repr(node_id)))


def _check_words(node_id: str, runs: tuple[Run, ...]) -> None:
    _check_id(node_id)
    if not runs:
        raise TextProblem("it holds no text.")
    check_runs(runs)


def _check_inner(what: str, blocks: tuple[Node, ...]) -> None:
    if not blocks:
        raise TextProblem(say("{what} needs at least one paragraph.", what=what))
    for block in blocks:
        if not isinstance(block, Paragraph | ListBlock):
            raise TextProblem(say("{what} holds paragraphs and lists, not a {type}.", what=what, type=block.type))


def _check_depth(nodes: Iterable[Node], depth: int) -> None:
    for node in nodes:
        if isinstance(node, ListBlock | Quote) and depth >= MAX_DEPTH:
            raise TextProblem(say("Lists and quotations nest at most {n} deep. Move the innermost out.", n=MAX_DEPTH))
        _check_depth(children(node), depth + isinstance(node, ListBlock | Quote))


def _check_size(blocks: Iterable[Node]) -> None:
    count, characters = 0, 0
    for node in walk(blocks):
        count += len(node.rows) if isinstance(node, Table) else not isinstance(node, Item)
        characters += sum(len(runs_text(runs)) for runs in own_runs(node))
    if count > MAX_BLOCKS:
        template = "The text has {n} paragraphs, headings and table rows; at most {most} fit. Split it in two."
        raise TextProblem(say(template, n=count, most=MAX_BLOCKS))
    if characters > MAX_CHARACTERS:
        template = "The text has {n} characters; at most {most} fit. Split it in two."
        raise TextProblem(say(template, n=characters, most=MAX_CHARACTERS))


def _check_ids(blocks: Iterable[Node]) -> None:
    seen: set[str] = set()
    for node in walk(blocks):
        if node.id in seen:
            raise TextProblem(say("the id {id} stands twice.", id=node.id))
        seen.add(node.id)
