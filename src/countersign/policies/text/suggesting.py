"""Suggested changes: the words that differ between a passage and how somebody would have it, and putting them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from countersign.kernel.text import (
    PLAIN,
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Style,
    Text,
    make_runs,
    node_text,
    runs_text,
)
from countersign.kernel.text.tree import Inner


@dataclass(frozen=True)
class Piece:
    """A part of a text that somebody says something about. ``block``: its id; ``shown``: how it looks by itself.

    ``words``: what it says. ``simple``: it is one heading or paragraph, so other words can take the place of these.
    """

    block: str
    shown: Text
    words: str
    simple: bool


def pieces(text: Text) -> Iterator[Piece]:
    """Every part in reading order: headings, paragraphs, quotations, tables, points of lists with their numbers."""
    for block in text.blocks:
        match block:
            case ListBlock():
                for n, item in enumerate(block.items):
                    alone = replace(block, start=block.start + n if block.ordered else 1, items=(item,))
                    yield piece(item.blocks, item.id, alone)
            case Quote():
                yield piece(block.blocks, block.id, block)
            case _:
                yield Piece(block.id, Text((block,)), node_text(block), isinstance(block, Heading | Paragraph))


def piece(inner: tuple[Inner, ...], id: str, shown: Block) -> Piece:
    """A point or a quotation that holds one paragraph is as simple as that paragraph."""
    only = inner[0] if len(inner) == 1 and isinstance(inner[0], Paragraph) else None
    return Piece(only.id if only else id, Text((shown,)), node_text(shown), only is not None)


def difference(before: str, after: str) -> tuple[str, str] | None:
    """The words of ``before`` that change, and what takes their place; nothing where both are the same words, or where
    there were none.

    So many neighbours come along that the words stand in ``before`` once only, and are not none.
    """
    old, new = before.split(), after.split()
    if not old or old == new:
        return None
    before, start = " ".join(old), same(old, new)
    end = same(old[start:][::-1], new[start:][::-1])
    while True:
        quote = " ".join(old[start : len(old) - end])
        if quote and len(places_of(quote, before)) == 1:
            return quote, " ".join(new[start : len(new) - end])
        start, end = (start - 1, end) if start else (start, end - 1)


def same(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    n = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        n += 1
    return n


def replaced(text: Text, block: str, quote: str, instead: str) -> Text | None:
    """The text with other words in the place of some that stand in one heading or paragraph; what is left empty goes.

    None when the words do not stand there, or more than once. Raises TextProblem for words that no text can hold.
    """
    changed = Change(block, quote, instead)
    blocks = tuple(kept for one in text.blocks if (kept := changed.block(one)) is not None)
    return Text(blocks) if changed.done else None


class Change:
    """One pass over a text. ``done``: the words were found."""

    def __init__(self, id: str, quote: str, instead: str) -> None:
        self.id, self.quote, self.instead, self.done = id, quote, instead, False

    def block(self, block: Block) -> Block | None:
        match block:
            case Heading():
                runs = self.runs(block.id, block.runs)
                return replace(block, runs=runs) if runs else None
            case Paragraph() | ListBlock():
                return self.inner(block)
            case Quote():
                held = self.held(block.blocks)
                return replace(block, blocks=held) if held else None
        return block

    def inner(self, block: Inner) -> Inner | None:
        if isinstance(block, Paragraph):
            runs = self.runs(block.id, block.runs)
            return replace(block, runs=runs) if runs else None
        items = tuple(kept for one in block.items if (kept := self.item(one)) is not None)
        return replace(block, items=items) if items else None

    def item(self, item: Item) -> Item | None:
        held = self.held(item.blocks)
        return replace(item, blocks=held) if held else None

    def held(self, blocks: tuple[Inner, ...]) -> tuple[Inner, ...]:
        return tuple(kept for one in blocks if (kept := self.inner(one)) is not None)

    def runs(self, id: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The new words look like the first of those that go."""
        places = places_of(self.quote, runs_text(runs)) if id == self.id else []
        if len(places) != 1:
            return runs
        self.done, at = True, places[0]
        end = at + len(self.quote)
        return make_runs([*cut(runs, 0, at), (self.instead, style_at(runs, at)), *cut(runs, end, None)])


def places_of(quote: str, words: str) -> list[int]:
    """Where a quote begins in some words, as words: never in the middle of another."""
    begins = r"(?<!\w)" if quote[:1].isalnum() else ""
    ends = r"(?!\w)" if quote[-1:].isalnum() else ""
    return [found.start() for found in re.finditer(begins + re.escape(quote) + ends, words)]


def cut(runs: tuple[Run, ...], start: int, end: int | None) -> Iterator[tuple[str, Style]]:
    """The pieces of some runs between two places, counted in characters."""
    at = 0
    for run in runs:
        first, last = max(start - at, 0), len(run.text) if end is None else min(end - at, len(run.text))
        if first < last:
            yield run.text[first:last], run.style
        at += len(run.text)


def style_at(runs: tuple[Run, ...], place: int) -> Style:
    at = 0
    for run in runs:
        at += len(run.text)
        if place < at:
            return run.style
    return PLAIN
