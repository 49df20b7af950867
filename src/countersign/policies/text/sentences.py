"""Sentences of a paragraph, exactly as they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|incl|no|nos|art|sec|para|cl|fig|mr|mrs|ms|dr|prof|st|ltd|inc|plc|co|dept|rev|ver|"
    r"[A-Z])|(?<![\d./-])\d{1,3})\.\s+$",
    re.IGNORECASE,
)
_WINDOW = 16


def sentences(piece: str) -> Iterator[str]:
    """Each sentence as an exact part of the piece, without the blanks around it."""
    start = 0
    for match in _END.finditer(piece):
        if not _NO_END.search(piece[max(start, match.end() - _WINDOW) : match.end()]):
            yield piece[start : match.end()].strip()
            start = match.end()
    if piece[start:].strip():
        yield piece[start:].strip()
