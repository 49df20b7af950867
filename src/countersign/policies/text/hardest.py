"""The sentences that are hardest to read: where somebody who wants a plainer text begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countersign.kernel.text import Text, node_text
from countersign.policies.text.measures import paragraphs
from countersign.policies.text.readability import counted, school_grade
from countersign.policies.text.sentences import sentences

MOST = 3
LONG = 25
"""Words in a sentence: the usual limit for plain English, which POL-013 asks of the average as well."""
STEEP = 12
"""School grade of a sentence by itself, and the words it needs for that number to say anything."""
ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Hard:
    """The id of the block, the exact sentence in it, and its words."""

    block_id: str
    quote: str
    words: int


def hardest(text: Text) -> tuple[Hard, ...]:
    """At most three, the hardest first; none where every sentence is short enough and plain enough. For English."""
    found = sorted(_hard(text), key=lambda one: -one[0])
    return tuple(hard for _, hard in found[:MOST])


def _hard(text: Text) -> Iterator[tuple[float, Hard]]:
    for block in paragraphs(text):
        for sentence in sentences(node_text(block)):
            words, spoken = counted(sentence)
            grade = school_grade(1, words, spoken) if words else 0.0
            if words > LONG or (words >= ENOUGH and grade > STEEP):
                yield grade, Hard(block.id, sentence, words)
