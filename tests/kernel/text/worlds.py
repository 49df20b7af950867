"""Strategies: texts of every shape that the tree allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from countersign.kernel.text import PLAIN, Cell, Style, Text, make_runs, tree
from countersign.kernel.text.runs import Run

WORDS = st.text(
    st.sampled_from("aB é'\"&<>{}[]…\u0301\u00a0\t\n\u200b\u202eق字😀0;") | st.characters(codec="utf-8"),
    max_size=8,
)
STYLES = st.builds(
    Style,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://a.example/?q=1&b=%20", "mailto:b@c.example"]),
)
RUNS = st.lists(st.tuples(WORDS, STYLES | st.just(PLAIN)), max_size=4).map(make_runs)
FULL_RUNS = RUNS.map(lambda runs: runs or (Run("something"),))


def _items(inner: st.SearchStrategy[tree.Inner]) -> st.SearchStrategy[tree.Item]:
    return st.lists(inner, min_size=1, max_size=2).map(lambda blocks: tree.Item("x", tuple(blocks)))


def _lists(inner: st.SearchStrategy[tree.Inner]) -> st.SearchStrategy[tree.ListBlock]:
    def made(start: int | None, points: list[tree.Item]) -> tree.ListBlock:
        return tree.ListBlock("x", start is not None, 1 if start is None else start, tuple(points))

    return st.builds(made, st.none() | st.integers(0, 99), st.lists(_items(inner), min_size=1, max_size=3))


def _table(width: int, heads: int, cells: list[Cell]) -> tree.Table:
    filled = [Cell((Run("first"),)), *cells, *[Cell()] * width]
    rows = tuple(tuple(filled[at : at + width]) for at in range(0, len(filled) - width, width))
    return tree.Table("x", min(heads, len(rows)), rows or (tuple(filled[:width]),))


PARAGRAPHS = FULL_RUNS.map(lambda runs: tree.Paragraph("x", runs))
FLAT_LISTS = _lists(PARAGRAPHS)
LISTS = _lists(PARAGRAPHS | _lists(PARAGRAPHS | FLAT_LISTS))
QUOTES = st.lists(PARAGRAPHS | LISTS, min_size=1, max_size=2).map(lambda blocks: tree.Quote("x", tuple(blocks)))
HEADINGS = st.builds(lambda level, runs: tree.Heading("x", level, runs), st.integers(1, 4), FULL_RUNS)
TABLES = st.builds(_table, st.integers(1, 4), st.integers(0, 2), st.lists(RUNS.map(Cell), max_size=6))
BLOCKS = st.lists(HEADINGS | PARAGRAPHS | FLAT_LISTS | LISTS | TABLES | QUOTES, max_size=4)


def texts() -> st.SearchStrategy[Text]:
    """Any text: each node with an id of its own, lists and quotations up to four deep."""
    return BLOCKS.map(lambda blocks: Text(_numbered(tuple(blocks), count())))


def _numbered[T: tree.Node](nodes: tuple[T, ...], numbers: Iterator[int]) -> tuple[T, ...]:
    out = []
    for node in nodes:
        named = replace(node, id=f"n-{next(numbers)}")
        if isinstance(named, tree.ListBlock):
            named = replace(named, items=_numbered(named.items, numbers))
        elif isinstance(named, tree.Item | tree.Quote):
            named = replace(named, blocks=_numbered(named.blocks, numbers))
        out.append(named)
    return tuple(out)


def anonymous(nodes: object) -> object:
    """Nodes without their ids, to compare what two texts say."""
    if isinstance(nodes, tuple):
        return tuple(map(anonymous, nodes))
    if isinstance(nodes, tree.Heading | tree.Paragraph | tree.ListBlock | tree.Item | tree.Table | tree.Quote):
        names = [name for name in type(nodes).__slots__ if name != "id"]
        return (type(nodes).__name__, *(anonymous(getattr(nodes, name)) for name in names))
    return nodes
