"""Taking somebody out of a text: their name and address, and nothing else of what stands there.

What is taken out leaves ``MARK`` in its place, so that a reader sees that something stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

MARK = "[erased]"
"""Plain letters: the database itself compares what is left with what was there (``ledger.triggers``)."""

NEAR = 30
"""So many letters on each side are shown to whoever decides."""


@dataclass(frozen=True)
class Wanted:
    """What somebody is called: ``names`` (whole names and mail addresses, however they are capitalised) and ``words``
    (single words of a name, only as they are written, since they may mean something else as well).
    """

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        found = [f"(?i:{way})" for name in longest_first(self.names) for way in ways(name)]
        found += map(re.escape, longest_first(self.words))
        return re.compile(rf"(?<!\w)(?<!\w-)(?:{'|'.join(found) or '(?!)'})(?!\w|-\w)")

    def is_in(self, text: str) -> bool:
        return self.pattern.search(text) is not None

    def near(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Each place: what stands before it, what was found, what stands behind."""
        for found in self.pattern.finditer(text):
            begin, end = found.span()
            yield text[max(0, begin - NEAR) : begin], found[0], text[end : end + NEAR]

    def out_of(self, value: Any, longest: int | None = None) -> Any:
        """The same value with a mark wherever they were named. ``longest``: so many letters may be kept at the most."""
        if isinstance(value, str):
            text = self.pattern.sub(MARK, value)
            return text if longest is None or len(text) <= longest else text[: longest - len(MARK)] + MARK
        if isinstance(value, dict):
            return {key: self.out_of(one) for key, one in value.items()}
        return [self.out_of(one) for one in value] if isinstance(value, list) else value

    def hints(self) -> set[str]:
        """Some of these stand in every text that names them, however it is capitalised."""
        return {max(name.split(), key=len) for name in self.names if name.split()} | set(self.words)


def longest_first(names: tuple[str, ...]) -> list[str]:
    """So that nothing is left of a longer one because a shorter one was found in it."""
    return sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))


def ways(name: str) -> Iterator[str]:
    """A name as it is written, across the end of a line, and as registers write it: “Lowe, Jack”."""
    words = [re.escape(word) for word in name.split()]
    yield r"\s+".join(words)
    if len(words) > 1:
        yield rf"{words[-1]},\s*" + r"\s+".join(words[:-1])


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)
