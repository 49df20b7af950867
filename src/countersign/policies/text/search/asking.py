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
        *("a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "could", "did", "do"),
        *("doe", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is"),
        *("it", "its", "may", "me", "must", "my", "of", "on", "one", "or", "our", "she", "should", "so", "than"),
        *("that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we"),
        *("were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you"),
        "your",
    }
)
"""Words that stand everywhere, as they are compared: not looked for unless nothing else was typed, and never meant."""

MANY = 3
"""Of so many words or more it is enough that a text has most of them, where none has all."""


@dataclass(frozen=True)
class Hit[Key]:
    """A text that has every word, or most. ``passages``: the best; ``more``: how many have one besides."""

    key: Key
    passages: tuple[Passage, ...]
    more: int
    weight: float


@dataclass(frozen=True)
class Answer[Key]:
    """``wanted``: the words that were looked for. ``corrected``: typed word → the word that was looked for instead.

    ``partly``: no text has all of them, and these have most.
    """

    hits: tuple[Hit[Key], ...] = ()
    wanted: frozenset[str] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)
    partly: bool = False


def ask[Key](texts: Mapping[Key, Indexed], asked: str) -> Answer[Key]:
    """The texts that have every word, the likeliest first; of a whole question, where there are none, most of them."""
    vocabulary = frozenset[str]().union(*(one.vocabulary for one in texts.values()))
    typed = wanted_in(asked)
    strange = [word for word in typed if not known(word, vocabulary)][:MOST_SLIPS]
    corrected = {word: found[0] for word in strange if (found := meant(word, vocabulary - COMMON))}
    wanted = frozenset(corrected.get(word, word) for word in typed)
    if whole := found_with(texts, wanted, fewest=max(1, len(wanted))):
        return Answer(whole, wanted, corrected)
    most = found_with(texts, wanted, fewest=len(wanted) // 2 + 1) if len(wanted) >= MANY else ()
    return Answer(most, wanted, corrected, partly=bool(most))


def found_with[Key](texts: Mapping[Key, Indexed], wanted: Collection[str], fewest: int) -> tuple[Hit[Key], ...]:
    """The texts that have at least so many of the words, the likeliest first."""
    hits = [hit for key, text in texts.items() if (hit := found_in(key, text, wanted, fewest))]
    return tuple(sorted(hits, key=lambda hit: -hit.weight))


def wanted_in(asked: str) -> list[str]:
    every = list(dict.fromkeys(word for _begin, _end, word in words(asked[:LONGEST])))
    return ([word for word in every if word not in COMMON] or every)[:MOST_WORDS]


def known(word: str, vocabulary: Collection[str]) -> bool:
    return any(matches(word, one) for one in vocabulary)


def matches(wanted: str, word: str) -> bool:
    return word == wanted or (len(wanted) >= SHORTEST_BEGINNING and word.startswith(wanted))


def found_in[Key](key: Key, text: Indexed, wanted: Collection[str], fewest: int) -> Hit[Key] | None:
    """None where it has fewer of the words."""
    if sum(known(word, text.vocabulary) for word in wanted) < fewest:
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
