"""How hard a text is to read (DOMAIN.md POL-013, §11.4). For English; of other languages it says nothing useful."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countersign.kernel.text import Text, count_words, text_pieces
from countersign.policies.text.measures import prose, words_in
from countersign.policies.text.sentences import sentences
from countersign.policies.text.syllables import syllables
from countersign.policies.text.vocabulary import LEGAL_PHRASES, TRADE

_WORD = re.compile(r"[^\W\d_]++(?:['\u2019][^\W\d_]++)*+")
_SINGLE = frozenset(phrase for phrase in LEGAL_PHRASES if " " not in phrase)
_LONGER = tuple(phrase for phrase in LEGAL_PHRASES if " " in phrase)


def grade(text: Text) -> float | None:
    """The school grade by Flesch and Kincaid of the running prose; None where there is no prose.

    0.39 for each word of an average sentence and 11.8 for each syllable of an average word, less 15.59. Each word of
    the trade counts two syllables, however long it is: a policy has to say "information security", and raw counts would
    condemn nearly every policy.
    """
    counts = [counted(sentence) for piece in prose(text) for sentence in sentences(piece) if words_in(sentence)]
    words = sum(count for count, _ in counts)
    return school_grade(len(counts), words, sum(spoken for _, spoken in counts)) if words else None


def school_grade(sentences: int, words: int, syllables: int) -> float:
    return round(0.39 * words / sentences + 11.8 * syllables / words - 15.59, 1)


def counted(sentence: str) -> tuple[int, int]:
    """The words of letters in a sentence and their syllables; figures are left out, parts of a compound count apart."""
    words = _WORD.findall(sentence.casefold())
    return len(words), sum(2 if word in TRADE else syllables(word) for word in words)


def legalese(text: Text) -> float | None:
    """Lawyers' phrases in 1,000 words of the whole text, headings and lists too; None where there is no word."""
    words = count_words(text)
    found = sum(legal_phrases(piece) for _, piece in text_pieces(text))
    return round(1000 * found / words, 1) if words else None


def legal_phrases(piece: str) -> int:
    return sum(1 for _ in _legal(piece))


def legal_phrases_in(text: Text) -> tuple[str, ...]:
    """Which ones, each once, in small letters."""
    return tuple(dict.fromkeys(phrase for _, piece in text_pieces(text) for phrase in _legal(piece)))


def _legal(piece: str) -> Iterator[str]:
    words = _WORD.findall(piece.casefold())
    said = f" {' '.join(words)} "
    yield from (word for word in words if word in _SINGLE)
    for phrase in _LONGER:
        yield from [phrase] * said.count(f" {phrase} ")
