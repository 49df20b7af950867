"""How much of two minutes is the same, word for word (REV-009). Pure.

The measure is the resemblance of Broder's shingles: of the runs of five words that stand in either, the share that
stands in both. It gives the same for the same texts, takes as long as there are words, and a word that was changed
costs five runs, so that only copies come near 1. Compared is what somebody wrote: standing headings are in none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 5
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")

PARTS = re.compile(r"\n[ \t]*\n")

type Runs = frozenset[tuple[str, ...]]


def paragraphs(text: str) -> list[str]:
    """What minutes on paper say, a paragraph each. Lines of fewer than five words are headings, names or days."""
    return [" ".join(lines) for part in PARTS.split(text) if (lines := [one for one in part.splitlines() if says(one)])]


def says(line: str) -> bool:
    return len(_WORD.findall(line)) >= RUN


def runs(texts: Iterable[str]) -> Runs:
    """Every run of five words; of a shorter text the whole of it. Case and punctuation do not matter."""
    found = set()
    for text in texts:
        words = tuple(_WORD.findall(text.casefold()))
        if words:
            found |= {words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))}
    return frozenset(found)


def in_thousandths(texts: Iterable[str], before: Iterable[str]) -> int | None:
    """Of the runs of either the share that stands in both; None where one of them says nothing."""
    these, those = runs(texts), runs(before)
    return round(1000 * len(these & those) / len(these | those)) if these and those else None
