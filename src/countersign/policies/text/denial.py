"""Whether a sentence takes back what its words seem to promise.

DOMAIN.md §11.3 measured that a word search passes a sentence which *denies* the commitments. So a negation
before the promise, in it, or right after it makes the sentence no suggestion. When in doubt it denies: a
suggestion too few costs a click, one too many a wrong mark.
"""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|hardly|refus\w+|declin\w+|unable|unwilling|"
    r"exempt\w*|waiv\w+|fail(?:s|ed|ing|ure)?|instead of|rather than|stop(?:s|ped)?|breach\w*)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
# Negative words that deny nothing.
_HARMLESS = re.compile(
    r"\bnot (?:only|just|merely|simply)\b|\bno (?:later|less|fewer|more) than\b|\bno matter\b|"
    r"\bwithout (?:exception|delay|fail|limit\w*)\b|\bnever (?:stop|cease)\b|\bnot stop\b|\bno one is exempt\b|"
    r"\bnobody is exempt\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:—]|\s[-–]\s|\bbut\b")  # noqa: RUF001
_AFTER = 40


def denies(sentence: str, start: int, end: int) -> bool:
    """Whether the promise at ``sentence[start:end]`` is denied by the clause around it."""
    plain = _HARMLESS.sub(lambda match: " " * len(match.group()), sentence)
    before = _CLAUSE.split(plain[:start])[-1]
    after = _CLAUSE.split(plain[end : end + _AFTER])[0]
    tail = re.match(r"[^.,]*?\b(?:is|are|was|were|will|shall|can|do|does|must|need)\b\W+(?:\w+\W+){0,1}?", after)
    return bool(
        _NEGATION.search(before)
        or _NEGATION.search(plain[start:end])
        or (tail and _NEGATION.match(after[tail.end() :]))
        or re.match(r"\W*(?:is|are|was|were|does|do|will)n['\u2019]t\b", after)
    )
