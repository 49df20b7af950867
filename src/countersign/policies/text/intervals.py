"""How often a policy is reviewed, where a line states it."""

from __future__ import annotations

import re

from countersign.policies.text.dates import MONTH
from countersign.policies.text.denial import denies
from countersign.policies.text.lines import Line
from countersign.policies.text.subjects import PAPER

_NUMBER = r"(?:\d{1,2}|two|three|four|six|nine|twelve|eighteen|twenty-four|thirty-six)"
_SPAN = r"(?:year|quarter|month|term|half-year)s?"
_TIMES = (
    rf"(?:at least )?(?:(?:once|twice) (?:a|an|each|every|per|in every) (?:calendar )?{_SPAN}"
    rf"|(?:every|each) (?:(?:other|second|third|{_NUMBER}) )?(?:calendar )?"
    rf"(?:{_SPAN}|spring|summer|autumn|winter|{MONTH})"
    r"|annual(?:ly)?|yearly|bi-?annual(?:ly)?|biennial(?:ly)?|half-yearly|quarterly|monthly)"
)
_OFTEN = rf"\b(?P<value>{_TIMES}|intervals? (?:of|not exceeding|no longer than|of at most) {_NUMBER} {_SPAN})(?!\w)"
_LENGTH = rf"\b(?P<value>{_TIMES}|(?:every )?{_NUMBER}[ -]?(?:{_SPAN}|monthly))(?!\w)"
_LOOK = (
    r"(?:review|revisit|consider|reconsider|re-?approve|re-?read|re-?examine|examine|update|looks? at|"
    r"looks? again at|go(?:es)? through|go(?:es)? over)(?:s|es|ing)?"
)
_LOOKED = r"(?:reviewed|revisited|reconsidered|re-?examined|examined|updated|re-?approved|looked at|gone through)"
_AND = r"(?:,? (?:and|or) [\w-]{1,20})?"
_IS = r"(?:is|are|will be|shall be|must be|has to be|is to be|gets)(?: \w{1,15}){0,2} "
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:^|[|·•;]\s?)(?:(?:policy )?review(?:ed)?(?: (?:cycle|interval|frequency|period))?|"
        rf"frequency of (?:policy )?reviews?)\s?:\s?[^:;]{{0,20}}?{_LENGTH}",
        rf"\b{_LOOK}{_AND} {PAPER}\b(?P<between>[^.;:]{{0,60}}?){_OFTEN}",
        rf"{_OFTEN}(?P<between>[^.;:]{{0,60}}?)\b{_LOOK}{_AND}(?: again)?(?: at)? {PAPER}\b",
        rf"\b{PAPER} {_IS}{_LOOKED}\b(?P<between>[^.;:]{{0,60}}?){_OFTEN}",
        rf"{_OFTEN}(?P<between>[^.;:]{{0,40}}?)\b{PAPER} {_IS}{_LOOKED}\b",
        rf"{_OFTEN} review of {PAPER}\b",
        rf"{_OFTEN} (?:policy review|review of the policy)\b",
    )
)
# Another thing comes in between, and the interval is its own: "when the law changes, and passwords every quarter".
_ANOTHER = re.compile(
    r"\band (?!(?:at|then|also|again|no|not|in|on|after|when|whenever|where|if|we|they|as)\b|\w{1,20}ed\b|$)",
    re.IGNORECASE,
)


def interval_in(line: Line) -> str | None:
    """The interval as written ("every two years"); that of anything but the policy is left out."""
    for pattern in _PATTERNS:
        match = pattern.search(line.said)
        if match and not _is_another_s(match) and not denies(line.said, *match.span()):
            return match["value"]
    return None


def _is_another_s(match: re.Match[str]) -> bool:
    return _ANOTHER.search(match.groupdict().get("between") or "") is not None
