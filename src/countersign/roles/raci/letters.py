"""The letters of a cell, however somebody wrote them."""

from __future__ import annotations

import re

LETTERS = "ARCI"
"""In the order in which a cell shows them: who answers, who does it, who is asked before, who is told after."""

WORDS = {
    **dict.fromkeys(("accountable", "approver", "approves", "owner"), "A"),
    **dict.fromkeys(("responsible", "does", "doer"), "R"),
    **dict.fromkeys(("consulted", "consult"), "C"),
    **dict.fromkeys(("informed", "inform"), "I"),
}
"""What some write out instead of a letter."""

APART = re.compile(r"[\s,;/|&+()\[\].:•·-]+|\band\b")
NOTHING = frozenset({"n/a", "na", "none", "–", "—", "−", "_"})  # noqa: RUF001 (dashes that stand for an empty cell)


def in_order(letters: set[str] | frozenset[str]) -> str:
    """``{"R", "A"}`` as "AR"."""
    return "".join(letter for letter in LETTERS if letter in letters)


def read_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """The letters in a cell, and what stands in it besides: "r, a" is ("AR", ()), "R/S" is ("R", ("S",))."""
    if text in LETTERS:
        return text, ()
    written = text.strip().lower()
    if written in NOTHING:
        return "", ()
    found: set[str] = set()
    strange: list[str] = []
    for part in filter(None, APART.split(written)):
        if part in NOTHING:
            continue
        if part in WORDS:
            found.add(WORDS[part])
        elif set(part.upper()) <= set(LETTERS):
            found |= set(part.upper())
        else:
            strange.append(part.upper() if len(part) == 1 else part)
    return in_order(found), tuple(strange)
