"""A translation beside what was signed: its own digest, and where the two are not built alike. Pure.

Whether it says the same a program cannot know. It can count, and put part beside part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from countersign.kernel.digests import digest_value
from countersign.kernel.text import Block, Heading, Item, Paragraph, Table, Text, node_text, text_pieces, walk
from countersign.kernel.words import Words, say

FORMAT = "countersign.translation/1"
COUNTED: tuple[tuple[type, str], ...] = (
    (Heading, "Headings: {n} in the signed text, {m} in this one."),
    (Paragraph, "Paragraphs: {n} in the signed text, {m} in this one."),
    (Item, "Points of lists: {n} in the signed text, {m} in this one."),
    (Table, "Tables: {n} in the signed text, {m} in this one."),
)


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it until the next one. Without a heading: what stands before the first."""

    heading: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def built(self) -> tuple[int, list[tuple[str, int]]]:
        """Its level, and how many of each kind of block it has."""
        return self.level, sorted(Counter(type(one).__name__ for one in walk(self.blocks)).items())


@dataclass(frozen=True)
class Pair:
    """A part of the signed text beside the part of the translation at the same place; one of them may be missing."""

    signed: Part | None
    other: Part | None

    @property
    def alike(self) -> bool:
        return bool(self.signed and self.other and self.signed.built == self.other.built)


def translation_digest(*, signed: str, document: dict[str, Any]) -> str:
    """``sha256:…`` of a translation; ``signed`` is the digest of the document that it was made from."""
    return digest_value(translated_document(signed=signed, document=document))


def translated_document(*, signed: str, document: dict[str, Any]) -> dict[str, Any]:
    """What the digest is taken over."""
    return {"format": FORMAT, "made_from": signed, "document": document}


def parts(text: Text) -> Iterator[Part]:
    heading, level, blocks = "", 0, list[Block]()
    for block in text.blocks:
        if isinstance(block, Heading):
            if heading or blocks:
                yield Part(heading, level, tuple(blocks))
            heading, level, blocks = " ".join(node_text(block).split()), block.level, []
        else:
            blocks.append(block)
    if heading or blocks:
        yield Part(heading, level, tuple(blocks))


def pairs(signed: Text, other: Text) -> list[Pair]:
    """Part beside part, in order."""
    return [Pair(one, two) for one, two in zip_longest(parts(signed), parts(other))]


def differences(signed: Text, other: Text) -> list[Words]:
    """Where the two are not built alike, in sentences; none where they are."""
    here, there = counted(signed), counted(other)
    return [say(told, n=here[kind], m=there[kind]) for kind, told in COUNTED if here[kind] != there[kind]]


def counted(text: Text) -> Counter[type]:
    return Counter(type(one) for one in walk(text.blocks))


def same_words(one: Text, other: Text) -> bool:
    """Do the two say the same, letter by letter but for blanks and capitals?"""
    return said(one) == said(other)


def said(text: Text) -> list[str]:
    return [word for _block, piece in text_pieces(text) for word in piece.casefold().split()]
