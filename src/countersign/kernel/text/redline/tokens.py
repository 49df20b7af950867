"""Words and signs: what a change can begin and end at, so that no word is ever cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from countersign.kernel.text.runs import Run, Style

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kana and ideographs: written without blanks, so each stands by itself."""
_SIGNS = (
    r"\s!-/:-@\[-^`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf"
    r"\u2010-\u2015\u2018-\u2027\u2030-\u205e\u3001-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
"""Blanks and punctuation, narrow and wide."""
_WORD = rf"[^{_SIGNS}{_ALONE}]+"
_TOKEN = re.compile(
    rf"[{_ALONE}][\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309a]*|{_WORD}(?:[-'\u2019.,:/@&_\u2010\u2011]{_WORD})*|\S"
)


def different_words(text: str) -> frozenset[str]:
    """What a text is made of, for a measure of likeness."""
    return frozenset(_TOKEN.findall(text))


class Token(NamedTuple):
    """A word or a sign, and where it stands: from ``start``, after the blank before it if there is one, to ``end``."""

    word: str
    blank: bool
    start: int
    end: int

    @property
    def begin(self) -> int:
        """Where it begins, its blank included."""
        return self.start - self.blank


class Line:
    """The runs of one paragraph as one string, as tokens, and with the style at each place."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self.text = "".join(run.text for run in runs)
        self.tokens = [
            Token(found[0], self.text[found.start() - 1 : found.start()] == " ", found.start(), found.end())
            for found in _TOKEN.finditer(self.text)
        ]
        self._runs = runs
        self._ends = list(accumulate(len(run.text) for run in runs))

    def styled(self, start: int, end: int) -> Iterator[tuple[str, Style]]:
        """What stands between two places, cut where the style changes."""
        for number in range(bisect_right(self._ends, start), len(self._runs)):
            stop = min(end, self._ends[number])
            if start < stop:
                yield self.text[start:stop], self._runs[number].style
            start = stop
            if start >= end:
                return
