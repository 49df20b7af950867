"""The person who approved a policy, where a line names one."""

from __future__ import annotations

import re

from countersign.policies.text.denial import denies
from countersign.policies.text.lines import Line
from countersign.policies.text.subjects import PAPER, WAS

_DONE = r"(?:approved|signed|authori[sz]ed|endorsed|adopted|issued)"
_SAID_BEFORE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[|·•;]\s?)(?:{_DONE}(?: and \w{{1,20}})?(?: off)? by\b\s?:?|(?:approver|signatory|signature|approval|"
        rf"{_DONE})\s?:|authorised signatory\s?:)",
        rf"\b{PAPER} {WAS}{_DONE}\b[^.;:]{{0,20}}? by\b",
        rf"^(?:this is )?(?:version|issue|edition) \S{{1,8}} {_DONE} by\b",
    )
)
_SAID_AFTER = re.compile(
    r"[^.;:]{0,50}?\b(?:approves|approved|signs|signed|adopts|adopted|endorses|endorsed|authori[sz]ed) "
    r"this (?:policy|statement|document|version)\b",
    re.IGNORECASE,
)
_AFTER = 90
_WORD = r"[^\W\d_a-z][\w'’-]{0,30}"
_NAME = re.compile(
    rf"(?:[A-Z]\.|{_WORD})(?: (?:(?:van|von|der|den|de|la|di|da|bin|al|ten) ){{0,2}}(?:[A-Z]\.|{_WORD})){{1,5}}"
)
_OFFICE = (
    "managing director directors chief executive officer information security board head chair chairman chairwoman "
    "president vice founder owner partner partners senior general manager management committee team secretary company "
    "operations technology financial finance the our ceo cto ciso coo cfo md trustees governors principal leader "
    "signed date name title signature version policy dr mr mrs ms prof sir dame by in at for of on dated place "
    "january february march april may june july august september october november december"
)
_FIRM = "ltd limited plc inc llp llc gmbh ag group council college school university trust union"
_OFFICES, _FIRMS = frozenset(_OFFICE.split()), frozenset(_FIRM.split())


def approver_in(line: Line) -> str | None:
    """The name as written, without title and office; an office or a firm alone is nobody."""
    said = line.said
    for pattern in _SAID_BEFORE:
        match = pattern.search(said)
        if match:
            part = re.split(r"[;:|\[<_]", said[match.end() : match.end() + _AFTER])[0]
            found = _first_name(part)
            if found and not denies(said, match.start(), match.end() + part.index(found) + len(found)):
                return found
    return _name_before(said)


def _name_before(said: str) -> str | None:
    """A name that approves: "Carol Dean, managing director, approved this policy"."""
    found = _first_name(said[:_AFTER])
    if found is None:
        return None
    after = said.index(found) + len(found)
    match = _SAID_AFTER.match(said, after)
    return found if match and not denies(said, after, match.end()) else None


def _first_name(part: str) -> str | None:
    for match in _NAME.finditer(part):
        words = match.group().split()
        of_a_place = re.search(r"\b(?:of|at|for|in)(?: the)? $", part[: match.start()])
        if not of_a_place and not _FIRMS & {word.casefold() for word in words}:
            name = " ".join(_bare(words))
            if name.count(" "):
                return name
    return None


def _bare(words: list[str]) -> list[str]:
    """Without the offices and titles at both ends."""
    kept = list(words)
    while kept and kept[0].casefold().rstrip(".") in _OFFICES:
        kept.pop(0)
    while kept and kept[-1].casefold().rstrip(".") in _OFFICES:
        kept.pop()
    return kept
