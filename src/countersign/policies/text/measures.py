"""Numbers about a text that rules look at (DOMAIN.md §2.2, POL-010 and POL-013)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from countersign.kernel.text import Paragraph, Quote, Text, node_text, text_pieces
from countersign.policies.text.sentences import sentences


def context_hits(text: Text, terms: Iterable[str]) -> int:
    """How many different terms stand in the text as whole words, however they are written."""
    words = in_one_line(piece for _, piece in text_pieces(text))
    wanted = {in_one_line([term]) for term in terms} - {""}
    return sum(re.search(rf"(?<!\w){re.escape(term)}(?!\w)", words) is not None for term in wanted)


def in_one_line(pieces: Iterable[str]) -> str:
    return " ".join(" ".join(pieces).split()).casefold()


def average_sentence(text: Text) -> float | None:
    """Words a sentence in running prose, without headings, lists and tables; None where there is no prose."""
    lengths = [length for piece in prose(text) for sentence in sentences(piece) if (length := words_in(sentence))]
    return round(sum(lengths) / len(lengths), 1) if lengths else None


def prose(text: Text) -> Iterator[str]:
    return (node_text(one) for one in paragraphs(text))


def paragraphs(text: Text) -> Iterator[Paragraph]:
    """What is running prose, a quotation's too."""
    for block in text.blocks:
        inside = block.blocks if isinstance(block, Quote) else (block,)
        yield from (one for one in inside if isinstance(one, Paragraph))


def words_in(sentence: str) -> int:
    """A word holds at least one letter or digit."""
    return sum(any(map(str.isalnum, word)) for word in sentence.split())
