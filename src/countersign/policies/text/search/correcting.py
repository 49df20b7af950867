"""What somebody may have meant who typed a word that stands nowhere: one of the organisation's own words."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher
from itertools import groupby

LONGER, SHORTER = 2, 2
"""How much longer or shorter the meant word may be."""

LIKE_ENOUGH = 0.72
SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "kw"), ("c", "k"), ("y", "i"), ("z", "s"))
SOUNDS_ALIKE = 0.95
"""Of two words that are as like, the one that is written so comes first."""

FEWEST = 3
"""Words of two letters are like too many others."""

MOST = 2


def meant(typed: str, vocabulary: Collection[str]) -> list[str]:
    """The likeliest first; none where nothing is like it."""
    if len(typed) < FEWEST:
        return []
    near = (word for word in vocabulary if -SHORTER <= len(word) - len(typed) <= LONGER and shares(typed, word))
    ranked = sorted(
        ((max(likeness(typed, word), alike(typed, word)), word) for word in near), key=lambda one: (-one[0], one[1])
    )
    return [word for like, word in ranked[:MOST] if like >= LIKE_ENOUGH]


def shares(typed: str, word: str) -> bool:
    """Cheap, and true of everything that is like enough: half of the letters are the same ones."""
    return 2 * len(set(typed) & set(word)) >= len(set(typed))


def likeness(typed: str, word: str) -> float:
    """Of 1. Two letters that changed places count as one slip."""
    like = SequenceMatcher(None, typed, word, autojunk=False).ratio()
    return 1 - 1 / (2 * len(typed)) if swapped(typed, word) else like


def alike(typed: str, word: str) -> float:
    """Of 1: a word that is written otherwise and sounds the same is hardly a slip ("fone", "phone")."""
    one, other = sounded(typed), sounded(word)
    return SOUNDS_ALIKE * likeness(one, other) if (one, other) != (typed, word) else 0.0


def sounded(word: str) -> str:
    """Letters that sound alike as one of them, and no letter twice in a row."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    return "".join(letter for letter, _run in groupby(word))


def swapped(typed: str, word: str) -> bool:
    if len(typed) != len(word):
        return False
    differ = [at for at, (one, other) in enumerate(zip(typed, word, strict=True)) if one != other]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    first, second = differ
    return typed[first] == word[second] and typed[second] == word[first]
