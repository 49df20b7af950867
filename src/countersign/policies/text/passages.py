"""Suggestions for the four passages that 5.2 asks for: purpose, objectives, requirements, improvement.

A suggestion never counts as a mark: only a person marks a passage (DOMAIN.md POL-007 to POL-010). Measured
in §11.3: word search is fooled by denials and by plain words, so it points, and does not judge.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from countersign.kernel.text import Heading, Text, text_pieces
from countersign.policies.text.denial import denies, of_others
from countersign.policies.text.promises import PROMISES
from countersign.policies.text.sentences import sentences

PASSAGES = ("purpose", "objectives", "requirements", "improvement")
MOST_OF_A_KIND = 3
# What a sentence on the organisation's purpose speaks of; four of these, or three beside a term of its own.
_PURPOSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:we|us|our|ltd|limited|plc|inc|gmbh|the (?:company|firm|group|council|school|college|charity))\b",
        r"\b(?:provid|suppl|build|built|mak(?:e|es|ing)|run|runs|operat|serv(?:e|es|ing)|deliver|develop|design|"
        r"offer|sell|help|look(?:s)? after|car(?:e|es|ing) for|hold|process|stor(?:e|es|ing)|handl|manufactur|"
        r"transport|teach|treat|employ|keeps|maintain|run|sell|test|advis)\w*",
        r"\b(?:customers?|clients?|patients?|residents?|pupils?|students?|passengers?|citizens?|members?|carers?|"
        r"households?|users|homes|hospitals?|schools?|universit(?:y|ies)|shops?|farms?|families|children|guests|tenants|"
        r"people|companies|owners|public bodies)\b",
        r"\b(?:information|data|records?|details|payroll|designs?|accounts?|addresses|orders|drawings|"
        r"bookings|files|passports|card (?:numbers|details))\b",
        r"\b(?:software|service|services|product|products|platform|systems?)\b",
        r"\b(?:trust(?:s|ed)?|rel(?:y|ies|ied)|depends?|entrust\w*|count on)\b",
    )
)
_DUTY = re.compile(r"\b(?:must|shall|should|may|report|policy|policies|comply)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A suggestion: one of ``PASSAGES``, the id of the block, and the exact sentence in it."""

    kind: str
    block_id: str
    quote: str


def suggest_passages(text: Text, terms: Collection[str] = ()) -> tuple[Passage, ...]:
    """At most three suggestions of each kind, in reading order; headings and denials are left out.

    ``terms``: the organisation's name and its own words (products, customers, places), which tell a sentence
    on its purpose from a general one.
    """
    headings = {block.id for block in text.blocks if isinstance(block, Heading)}
    found: dict[str, list[Passage]] = {kind: [] for kind in PASSAGES}
    for block_id, piece in text_pieces(text):
        if block_id not in headings:
            for sentence in sentences(piece):
                for kind in _kinds(sentence, terms):
                    found[kind].append(Passage(kind, block_id, sentence))
    return tuple(passage for kind in PASSAGES for passage in found[kind][:MOST_OF_A_KIND])


def _kinds(sentence: str, terms: Collection[str]) -> Iterator[str]:
    """Which of the four a sentence may be; what is promised is no purpose."""
    seemed = {kind: places for kind, promises in PROMISES.items() if (places := list(promises(sentence)))}
    for kind, places in seemed.items():
        if not any(denies(sentence, *place) or of_others(sentence, place[0]) for place in places):
            yield kind
    if not seemed and _tells_purpose(sentence, terms):
        yield "purpose"


def _tells_purpose(sentence: str, terms: Collection[str]) -> bool:
    if len(sentence.split()) < 8 or _DUTY.search(sentence):
        return False
    speaks = [match for pattern in _PURPOSE if (match := pattern.search(sentence))]
    own = any(re.search(rf"\b{re.escape(term)}\b", sentence, re.IGNORECASE) for term in terms if term.strip())
    enough = len(speaks) >= (3 if own else 4)
    return enough and not denies(sentence, speaks[1].start(), speaks[1].end())
