"""Which sentences of a text stand in an earlier one as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.kernel.text import Heading, Text, text_pieces
from countersign.policies.text.sentences import sentences

_WORD = re.compile(r"\w++(?:['\u2019-]\w++)*+")


@dataclass(frozen=True, slots=True)
class Compared:
    """Different sentences, points and cells: how many there are, how many of them are new, and how many went."""

    sentences: int
    new: int
    gone: int


def compared(text: Text, before: Text) -> Compared:
    """Headings are left out. Case, punctuation and order do not matter; one word more or less is another sentence."""
    these, those = frozenset(_said(text)), frozenset(_said(before))
    return Compared(len(these), len(these - those), len(those - these))


def _said(text: Text) -> Iterator[tuple[str, ...]]:
    headings = {block.id for block in text.blocks if isinstance(block, Heading)}
    for block_id, piece in text_pieces(text):
        if block_id not in headings:
            for sentence in sentences(piece):
                words = tuple(_WORD.findall(sentence.casefold()))
                if words:
                    yield words
