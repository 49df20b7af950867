"""A passage as it is shown: the part of it with most of the words, and where they stand."""

from __future__ import annotations

from collections.abc import Collection

from countersign.policies.text.search.asking import matches
from countersign.policies.text.search.words import words

ROOM = 240
"""Characters of a passage that are shown."""

BEFORE = 60
"""Of them, so many stand before the first word that was found."""

Pieces = list[tuple[str, bool]]
"""The text in pieces, and whether each was looked for."""


def pieces(text: str, wanted: Collection[str]) -> Pieces:
    """Cut at words, with an ellipsis where something is left out."""
    found = [(begin, end) for begin, end, word in words(text) if any(matches(one, word) for one in wanted)]
    begin, end = window(text, found)
    told: Pieces = [("… ", False)] if begin else []
    at = begin
    for first, last in found:
        if begin <= first and last <= end:
            told += [(text[at:first], False), (text[first:last], True)]
            at = last
    told.append((text[at:end], False))
    if end < len(text):
        told.append((" …", False))
    return [(piece, hit) for piece, hit in told if piece]


def window(text: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """From where to where, on the bounds of words."""
    if len(text) <= ROOM:
        return 0, len(text)
    first = found[0][0] if found else 0
    begin = max(0, min(first - BEFORE, len(text) - ROOM))
    begin = (begin and text.find(" ", begin, first) + 1) or begin
    end = begin + ROOM
    return begin, len(text) if end >= len(text) else max(text.rfind(" ", first, end), begin + ROOM // 2)
