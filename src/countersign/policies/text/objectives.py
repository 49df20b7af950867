"""How a sentence says that security objectives are set (5.2 b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countersign.policies.text.places import Place, blank, places

_GOALS = r"(?:objectives|goals|targets)"
_SAFE = re.compile(r"\b(?:safe\w*|secur\w+|protect\w*|guard\w*|privacy|isms|information|data)\b", re.IGNORECASE)
_OBJECTIVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:set|sets|setting|establish\w*|defin\w+|agree\w*|review\w*|measur\w+|track\w*|publish\w*)\b"
        rf"[^.]{{0,80}}?\b{_GOALS}\b",
        rf"\b{_GOALS}\b[^.]{{0,80}}?\b(?:are|is) "
        r"(?:set|established|defined|agreed|reviewed|measured|listed|tracked)\b",
        rf"\b(?:our|the) (?:information )?security {_GOALS} (?:are|for)\b",
        rf"\b(?:down|out) as {_GOALS}\b",
    )
)
# Without the word: "we write down what we aim for in keeping records safe".
_AIMS = re.compile(
    r"\b(?:writes? down|agrees?|decides?|chooses?|sets? (?:out|down)|lists?|settles?)\b[^.]{0,40}?\bwhat "
    r"(?:we|it|they) (?:want|aim|mean|intend|hope)s?\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(rf"\b([\w-]{{1,30}}) {_GOALS}\b", re.IGNORECASE)
_OTHERS = (
    "business sales commercial financial corporate strategic growth revenue marketing environmental learning time "
    "point soft savings production delivery fundraising climate quality"
)
_OWN = (
    "security isms our the its their these those such own new few some and or set sets setting publish agree review "
    "measurable clear annual yearly two three four five as for many written"
)
_OTHER_GOALS, _OWN_GOALS = frozenset(_OTHERS.split()), frozenset(_OWN.split())


def objectives(sentence: str) -> Iterator[Place]:
    """Security objectives that are set, reviewed, measured or listed."""
    safe = _SAFE.search(sentence) is not None
    plain = _QUALIFIED.sub(lambda match: match.group() if _is_ours(match[1], safe) else blank(match), sentence)
    yield from places(_OBJECTIVES, plain)
    if safe:
        yield from places((_AIMS,), plain)


def _is_ours(word: str, safe: bool) -> bool:
    """Goals of something else are not ours; an unknown kind of goals counts in a sentence that speaks of security."""
    known = word.casefold()
    return known not in _OTHER_GOALS and (safe or known in _OWN_GOALS)
