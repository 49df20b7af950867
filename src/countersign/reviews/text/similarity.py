"""How much of two minutes is the same, word for word (REV-009). Pure.

Only what somebody wrote is compared: the standing headings, the agenda and the names of the inputs are in none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 5
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")

type Runs = frozenset[tuple[str, ...]]


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
