"""Which other policies a text leads its readers to (POL-021): by a link, or by a name that can only mean the policy.

Words of a title stand in many sentences that point nowhere ("our staff and suppliers"). So a name counts where it is a
line of its own or begins one, where "policy" stands beside it, or where it is written as a title in a sentence about
policies. A heading points nowhere: under it stand the rules themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.kernel.text import Heading, Run, Text, runs_text, walk
from countersign.kernel.text.tree import own_runs
from countersign.policies.text.denial import denies
from countersign.policies.text.sentences import sentences

_FRAME = re.compile(r"^(?:the |our )?(?:polic(?:y|ies) (?:on|for|about) )?(.*?)(?: polic(?:y|ies))?$", re.IGNORECASE)
_POLICY = r"polic(?:y|ies)"
_BLANK = re.compile(r"\s+")
_OPENS = r"(?:[,:;(“\"]\s?|\b(?:and|or|in|see|the|read|our|to)\s)"
_CLOSES = r"(?=$|\s?[,;.:)”\"]|\s(?:and|or)\b)"


@dataclass(frozen=True, slots=True)
class Signposts:
    """What in a text can point: its lines but for headings, the words of its links, and where they lead."""

    lines: tuple[str, ...]
    links: tuple[str, ...]

    def lead_to(self, title: str, key: str = "") -> bool:
        """Is a policy of this title pointed to? ``key`` is what stands in its address, as hexadecimal figures."""
        if key and any(key in link for link in self.links):
            return True
        name = core(title)
        return bool(name) and any(names(line, name) for line in self.lines)


def signposts(text: Text) -> Signposts:
    found = [runs for node in walk(text.blocks) if not isinstance(node, Heading) for runs in own_runs(node)]
    links = tuple(run.href for runs in found for run in runs if run.href)
    return Signposts(tuple(line for runs in found for line in lines_of(runs)), links)


def lines_of(runs: tuple[Run, ...]) -> Iterator[str]:
    """Each line of a paragraph, and what a link says by itself."""
    for piece in (runs_text(runs), *(run.text for run in runs if run.href)):
        for line in piece.split("\n"):
            if said := plain(line):
                yield said


def core(title: str) -> str:
    """A title without the word for what it is: "Policy on backup" and "Backup Policy" are both backup."""
    found = _FRAME.match(plain(title))
    return found.group(1) if found else ""


def plain(words: str) -> str:
    return _BLANK.sub(" ", words.replace("&", "and").replace("\u2019", "'")).strip()


def names(line: str, name: str) -> bool:
    """Does this line name the policy?"""
    said = re.escape(name)
    alone = (
        rf"\W*(?:the |our )?(?:{_POLICY} (?:on|for|about) )?{said}(?: {_POLICY})?\W?\s*(?:$|[:(.;]|[\u2013\u2014-]\s).*"
    )
    if re.fullmatch(alone, line, re.IGNORECASE):
        return True
    beside = rf"\b{said} {_POLICY}\b|\b{_POLICY} (?:on|for|about) (?:the |our )?{said}\b"
    return any(told(sentence, beside, re.IGNORECASE) or told(sentence, titled(name)) for sentence in sentences(line))


def titled(name: str) -> str:
    """Written as a title: with a capital, and if it is one word, set apart from those around it."""
    said = rf"{re.escape(name[0].upper())}(?i:{re.escape(name[1:])})"
    several = rf"(?<!\w){said}(?!\w)"
    apart = several if " " in name else rf"{_OPENS}{said}{_CLOSES}"
    return rf"{apart}(?=.*\b(?i:{_POLICY})\b)|\b(?i:{_POLICY})\b.*?{apart}"


def told(sentence: str, pattern: str, flags: int = 0) -> bool:
    """Is it said, and not denied?"""
    found = re.search(pattern, sentence, flags)
    return found is not None and not denies(sentence, *found.span())
