"""How a sentence promises to keep improving, and that it is security that improves (5.2 d)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countersign.policies.text.places import Place, places

_EVERY = (
    r"(?:continually|continuously|constantly|all the time|year after year|every year|each year|year by year|"
    r"bit by bit|step by step|month by month)"
)
_BETTER = r"(?:improv(?:e|es|ed|ing)|(?:get|gets|getting) better|do better)"
_IMPROVEMENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:continual|continuous|constant|ongoing|steady|steadily)(?:ly)? improv(?:e|es|ed|ing)\b",
        rf"\bimprov(?:e|es|ed|ing)\b[^.]{{0,60}}?\b(?:{_EVERY}|on a (?:continual|continuous) basis)\b",
        r"\b(?:keep|keeps|keeping|go on|goes on|never stop|never cease) (?:on )?(?:improving|getting better|"
        r"making [^.]{1,60}? better)\b",
        rf"\b{_EVERY}\b[^.]{{0,60}}?\b{_BETTER}\b",
        r"\bsystem gets better\b[^.]{0,20}?\b(?:every|each)\b",
        r"\bmak(?:e|es|ing)\b[^.]{1,60}?\b(?:better|safer|stronger)\b[^.]{0,20}?\b(?:every|each)\b",
        r"\b(?:are|be|get|become) (?:a little |a bit |always )?better at "
        r"(?:this|it|that|keep|protect|guard|look|secur)\w*\b[^.]{0,60}?\b(?:than|every|each|\w{1,10} by \w{1,10})\b",
    )
)
# The noun alone is a topic; a promise is what is done with it.
_NOUN = re.compile(
    r"\b(?:commit\w*|promis\w+|pledg\w+|aims?|ensur\w+|seeks?|striv\w+|pursu\w+|works? (?:for|towards?)|support\w*|"
    r"subject to|drives?|maintain\w*|through|achiev\w+|believe\w*)\b[^.;]{0,80}?"
    r"\b(?:continual|continuous|constant|ongoing|steady)(?:,? \w{1,20}){0,3} improvements?\b|"
    r"\b(?:continual|continuous|constant|ongoing|steady) improvements?\b"
    r"(?= (?:of|to|in) (?:the|our|its)\b"
    r"| is (?:our|part|(?:the|a) (?:aim|goal|duty|commitment|principle|promise|habit))\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\W+(?:(?:of|to|in) )?(?:the|our|its|their|this|every|a)\b\s([^.;]{0,80})")
_OURS = re.compile(
    r"(?:secur\w+|information|isms|data|manage\w*|controls?|protect\w*|safeguard\w*|guard\w*|safe\w*|practices?|way|"
    r"approach|process\w*|measures|performance|effectiveness|framework|arrangements|polic\w+|defen[cs]es|resilience)\b|"
    r"^systems?\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\bmak\w{1,3} (?:the|our|its|their) ([^.]{1,60}?) (?:better|safer|stronger)\b", re.IGNORECASE)
_VERB = re.compile(r"\bimprov\w+", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)(?: \w{1,20})? $", re.IGNORECASE)
_SYSTEM = re.compile(r"\bsystems?\b", re.IGNORECASE)


def improvement(sentence: str) -> Iterator[Place]:
    """Security, or the way it is managed, that is made better again and again."""
    for start, end in places((*_IMPROVEMENT, _NOUN), sentence):
        if _is_security(sentence, start, end):
            yield start, end


def _is_security(sentence: str, start: int, end: int) -> bool:
    """Whether what gets better may be security; where nothing is named, it may."""
    made = _MADE.search(sentence, start, end)
    if made:
        return _OURS.search(made[1]) is not None
    verb = _VERB.search(sentence, start, end)
    return verb is None or _improves_security(sentence[: verb.start()], sentence[verb.end() :])


def _improves_security(before: str, after: str) -> bool:
    if _PASSIVE.search(before[-30:]):
        return bool(_OURS.search(before) or _SYSTEM.search(before))
    named = _OBJECT.match(after)
    return named is None or _OURS.search(named[1]) is not None
