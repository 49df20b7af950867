"""The label of a version, where a line states it."""

from __future__ import annotations

import re

from countersign.policies.text.denial import denies
from countersign.policies.text.lines import Line

LABEL = r"(?P<value>v?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?|(?-i:[A-Z]))(?!\w|\.\d)"
_WORD = r"(?:version|issue|revision|rev|edition|ver)\b\.?(?: (?:no\b\.?|number\b|label\b))?"
_PAPER = r"(?:policy|statement|document)"
# What may follow: nothing, or something on this paper. "Version 9.0 of the software" is another thing's.
_THEN = r"(?=\s*(?:$|[,;|()·–—-]|\.(?:\s|$)|of (?:this|\d)|dated|approved|effective|issued|signed|from))"  # noqa: RUF001
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[|·•;]\s?|\s[–—-]\s)(?:{_PAPER} )?{_WORD}\s?[:#]?\s?{LABEL}{_THEN}",  # noqa: RUF001
        rf"\b{_PAPER},?(?: [–—-])? \(?(?:{_WORD}\s|v\.? ?){LABEL}{_THEN}",  # noqa: RUF001
        rf"\b(?:this|it) is (?:the )?{_WORD} {LABEL}{_THEN}",
        rf"\b{_WORD} {LABEL} of this {_PAPER}\b",
    )
)


def version_in(line: Line) -> str | None:
    """The label as written ("2.1", "B"), without a denied one and without another thing's."""
    for pattern in _PATTERNS:
        match = pattern.search(line.said)
        if match and not denies(line.said, *match.span()):
            return match["value"]
    return None
