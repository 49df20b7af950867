"""Whether a sentence takes back what its words seem to promise, or leaves it to others.

DOMAIN.md §11.3 measured that a word search passes a sentence which *denies* the commitments. So a negation
before the promise, in it, or right after it makes the sentence no suggestion, and so does a way out ("where it suits
us"). When in doubt it denies: a suggestion too few costs a click, one too many a wrong mark.
"""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|hardly|refus\w+|declin\w+|unable|unwilling|"
    r"exempt\w*|waiv\w+|fail(?:s|ed|ing|ure)?|instead of|rather than|stop(?:s|ped)?|breach\w*|ignor\w+|disregard\w*|"
    r"pretend\w*|wrong to|used to|gave up|given up|abandon\w*|left to|optional|voluntary)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
# Negative words that deny nothing.
_HARMLESS = re.compile(
    r"\bnot (?:only|just|merely|simply|exceeding|later than)\b|\bno (?:later|less|fewer|more) than\b|\bno matter\b|"
    r"\bno\.[ :]{1,2}(?=\d)|"
    r"\bwithout (?:exception|delay|fail|limit\w*)\b|\bnever (?:stop|cease)\b|\bnot stop\b|\bno one is exempt\b|"
    r"\bnobody is exempt\b",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"\b(?:where(?:ver)?|when(?:ever)?|if|as far as) (?:it |that |this )?(?:suits|is convenient|pleases)\b|"
    r"\b(?:gave|given|giving) (?:it|that|this|them) up\b|"
    r"\b(?:no|not|never|without)\b[^.;]{0,40}?\b(?:promis|commit|pledg|undertak|guarantee)\w*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\W*(?:(?:our|the|all|every|each|any|some|most) ){0,2}(?:suppliers?|vendors?|(?:sub)?contractors?|competitors?|"
    r"customers?|clients?|visitors?|tenants?|auditors?|consultants?|others|other [\w-]{1,20}s|many)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:—]|\s[-–]\s|\bbut\b|, (?:and|so) (?=we\b)")  # noqa: RUF001
_AFTER = 60


def denies(sentence: str, start: int, end: int) -> bool:
    """Whether the promise at ``sentence[start:end]`` is denied by the clause around it."""
    plain = _HARMLESS.sub(lambda match: " " * len(match.group()), sentence)
    before = _CLAUSE.split(plain[:start])[-1]
    after = _CLAUSE.split(plain[end : end + _AFTER])[0]
    tail = re.match(r"[^.,]*?\b(?:is|are|was|were|will|shall|can|do|does|must|need)\b\W+(?:\w+\W+){0,1}?", after)
    return bool(
        _NEGATION.search(before)
        or _NEGATION.search(plain[start:end])
        or _WAY_OUT.search(plain)
        or (tail and _NEGATION.match(after[tail.end() :]))
        or re.match(r"\W*(?:is|are|was|were|does|do|will)n['\u2019]t\b", after)
    )


def of_others(sentence: str, start: int) -> bool:
    """Whether the clause speaks of what others do: suppliers, customers, rivals."""
    return _OTHERS.match(_CLAUSE.split(sentence[:start])[-1]) is not None
