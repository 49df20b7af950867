"""How a sentence promises to meet what applies: law, contracts, other requirements (5.2 c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countersign.policies.text.places import Place, blank, places

_LAW = (
    r"(?:laws?|(?-i:Acts?)|legal|compliance obligations|legislat\w+|statut\w+|regulations?|regulatory|contracts?|"
    r"contractual|"
    r"(?:applicable|other)\b[^.]{0,40}?\b(?:requirements|obligations)|"
    r"(?:requirements|obligations|laws?|rules|duties) (?:that|which) apply to us)\b"
)
_NO_LAW = re.compile(
    r"\b(?:legal|contracts?|law|regulatory) (?:department|team|advis\w+|advice|counsel|staff|office|costs?|fees|"
    r"managers?|firms?|school|students?|page|price|workers?|work)\b",
    re.IGNORECASE,
)
_KEEP = (
    r"(?:compl(?:y|ies|ying|iance)|meet|meets|meeting|satisf(?:y|ies|ying)|fulfil\w*|obey\w*|observ\w+|follow|follows|"
    r"abide|adher\w+|honour\w*|conform\w*|stick to|live up to|stay within|keep(?:s|ing)?(?: to|(?= (?:the|every) law)))"
)
# From the verb to the law without a turn to something else.
_ON = r"(?:\W++(?!(?:on|at|that|which|who|whose|about|when|where|before|after|in)\b)\w++){0,12}?\W++"
_REQUIREMENTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_KEEP}\b{_ON}{_LAW}",
        rf"\b{_LAW}[^.]{{0,60}}?\b(?:is|are) (?:met|fulfilled|satisfied|complied with|observed|honoured)\b",
        rf"\b(?:do|does|doing) (?:what|whatever|all that|everything(?: that)?){_ON}{_LAW}",
        rf"\b(?:what|whatever|all that|everything)\b[^.]{{0,40}}?\b{_LAW}[^.]{{0,60}}?\b"
        r"(?:ask|require|demand|expect)s?\b[^.]{0,30}?\bwe (?:do|carry|keep|meet|deliver|give|honour|fulfil)\b",
    )
)


def requirements(sentence: str) -> Iterator[Place]:
    """Law, contracts and other requirements that are met. A standard alone is none of them (POL-007)."""
    yield from places(_REQUIREMENTS, _NO_LAW.sub(blank, sentence))
