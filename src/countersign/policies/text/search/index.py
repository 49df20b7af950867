"""What there is to find in one text: its passages, each with the words in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from countersign.kernel.text import Block, Heading, Text, node_text
from countersign.policies.text.search.words import words


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, list or table. ``under``: the heading that it stands below."""

    id: str
    text: str
    under: str
    is_heading: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for _begin, _end, word in words(self.text))


@dataclass(frozen=True)
class Indexed:
    """A text with its title."""

    title: str
    passages: tuple[Passage, ...]

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset(word for _begin, _end, word in words(self.title))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return self.title_words.union(*(one.words for one in self.passages))


def indexed(title: str, text: Text) -> Indexed:
    return Indexed(title, tuple(passages(text)))


def passages(text: Text) -> Iterator[Passage]:
    under = ""
    for block in text.blocks:
        said = in_one_line(block)
        if isinstance(block, Heading):
            under = said
        if said:
            yield Passage(block.id, said, "" if isinstance(block, Heading) else under, isinstance(block, Heading))


def in_one_line(block: Block) -> str:
    return " ".join(node_text(block).split())
