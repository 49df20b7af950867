"""Asking a few texts for a few words: which texts have them all, and in which passages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from countersign.policies.text.search.correcting import meant
from countersign.policies.text.search.index import Indexed, Passage
from countersign.policies.text.search.words import words

LONGEST, MOST_WORDS = 200, 8
"""More than that is a text, not a question."""

MOST_SLIPS = 2
"""So many words are read as slips of the pen; looking for what was meant is the dear part."""

PASSAGES = 3
"""So many of one text are shown; how many there are besides is told."""

SHORTEST_BEGINNING = 3
"""From so many letters on, what was typed finds longer words that begin with it."""

IN_TITLE, IN_HEADING = 8, 3
"""How much more a word weighs there than in a paragraph."""

COMMON = frozenset(
    {
        *("a", "am", "an", "and", "are", "be", "can", "do", "for", "how", "i", "if", "in", "is", "it", "may", "my"),
        *("of", "on", "or", "our", "that", "the", "to", "we", "what", "when", "where", "who", "with"),
    }
)
"""Words that stand everywhere are not looked for, unless nothing else was typed."""


@dataclass(frozen=True)
class Hit[Key]:
    """A text that has every word. ``passages``: the best; ``more``: how many have one besides."""

    key: Key
    passages: tuple[Passage, ...]
    more: int
    weight: float


@dataclass(frozen=True)
class Answer[Key]:
    """``wanted``: the words that were looked for. ``corrected``: typed word → the word that was looked for instead."""

    hits: tuple[Hit[Key], ...] = ()
    wanted: frozenset[str] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)


def ask[Key](texts: Mapping[Key, Indexed], asked: str) -> Answer[Key]:
    """The texts that have every word, the likeliest first."""
    vocabulary = frozenset[str]().union(*(one.vocabulary for one in texts.values()))
    typed = wanted_in(asked)
    strange = [word for word in typed if not known(word, vocabulary)][:MOST_SLIPS]
    corrected = {word: found[0] for word in strange if (found := meant(word, vocabulary))}
    wanted = frozenset(corrected.get(word, word) for word in typed)
    hits = [hit for key, text in texts.items() if wanted and (hit := found_in(key, text, wanted))]
    return Answer(tuple(sorted(hits, key=lambda hit: -hit.weight)), wanted, corrected)


def wanted_in(asked: str) -> list[str]:
    every = list(dict.fromkeys(word for _begin, _end, word in words(asked[:LONGEST])))
    return ([word for word in every if word not in COMMON] or every)[:MOST_WORDS]


def known(word: str, vocabulary: Collection[str]) -> bool:
    return any(matches(word, one) for one in vocabulary)


def matches(wanted: str, word: str) -> bool:
    return word == wanted or (len(wanted) >= SHORTEST_BEGINNING and word.startswith(wanted))


def found_in[Key](key: Key, text: Indexed, wanted: Collection[str]) -> Hit[Key] | None:
    """None where a word is missing."""
    if not all(known(word, text.vocabulary) for word in wanted):
        return None
    weighed = sorted(weighed_in(text, wanted), key=lambda one: -one[0])
    in_title = sum(known(word, text.title_words) for word in wanted)
    weight = IN_TITLE * in_title + sum(weight for weight, _ in weighed[:PASSAGES])
    best = tuple(passage for _weight, passage in weighed[:PASSAGES])
    return Hit(key, best, len(weighed) - len(best), weight)


def weighed_in(text: Indexed, wanted: Collection[str]) -> Iterator[tuple[float, Passage]]:
    """A passage that has two of the words outweighs two that have one each."""
    for passage in text.passages:
        found = sum(known(word, passage.words) for word in wanted)
        if found:
            yield found * found * (IN_HEADING if passage.is_heading else 1), passage
