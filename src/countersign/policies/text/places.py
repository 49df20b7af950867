"""Where patterns stand in a sentence, and taking out what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

type Place = tuple[int, int]
"""Where something begins and ends in its sentence."""


def places(patterns: Collection[re.Pattern[str]], sentence: str) -> Iterator[Place]:
    """The first place of each pattern that stands there."""
    return (match.span() for pattern in patterns if (match := pattern.search(sentence)))


def blank(match: re.Match[str]) -> str:
    """As many blanks, so that every other place stays where it is."""
    return " " * len(match.group())
