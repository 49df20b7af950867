"""The full date of a policy's approval, issue or effect, where a line states it."""

from __future__ import annotations

import re

from countersign.policies.text.denial import denies
from countersign.policies.text.lines import Line
from countersign.policies.text.subjects import PAPER, WAS

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = (
    rf"(?P<value>\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}[ ,-]{{1,2}}\d{{4}}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\b)"
)
_DONE = r"(?:approved|adopted|signed|issued|endorsed|authori[sz]ed|published|agreed)"
_BY = r"(?: by [^;:]{1,80}?)?,?(?: (?:on|from|since|as of|with effect from))? "
_LABEL = (
    rf"(?:date(?: of (?:approval|issue|adoption|signature|publication|effect))?|{_DONE}(?: by)?|"
    r"(?:approval|issue|effective|adoption|signature|publication|version)(?: date)?|(?:effective|valid|in force) from)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[|·•;]\s?){_LABEL}\s?:\s?[^:]{{0,60}}?{DATE}",
        rf"(?:^|[|·•;]\s?)(?:{_DONE}{_BY}|(?:effective|valid|applies|dated|in force) (?:from |as of |on )?)"
        rf"{DATE}(?!\s\w)",
        rf"(?<!\breview)(?<!\bdue)(?<!\bnext)(?<!\bexpiry) (?-i:Date)\s?:\s?{DATE}",
        rf"^on {DATE}[^.;:]{{0,60}}?\b{_DONE} this (?:policy|statement|document)\b",
        rf"\b{PAPER} {WAS}{_DONE}\b[^.;:]{{0,80}}?{DATE}",
        rf"\b{PAPER} (?:takes effect|comes into force|applies|(?:is )?(?:in force|valid|effective)) \w{{2,5}} {DATE}",
        rf"\b{_DONE} this (?:policy|statement|document)\b[^.;:]{{0,30}}?{DATE}",
        rf"^(?:this is )?(?:version|issue|edition) \S{{1,8}} (?:of |dated |(?:{_DONE})\b[^.;:]{{0,60}}?){DATE}",
    )
)
_ALONE = re.compile(rf"(?:[A-Z][\w'’-]{{1,30}}(?: [A-Z][\w'’-]{{1,30}})?, )?{DATE}\.?", re.IGNORECASE)


def date_in(line: Line) -> str | None:
    """The date as written. That of a next review, of a law or of a contract is another thing's."""
    for pattern in _PATTERNS:
        match = pattern.search(line.said)
        if match and not denies(line.said, *match.span()):
            return match["value"]
    match = _ALONE.fullmatch(line.quote) if line.alone else None
    return match["value"] if match else None
