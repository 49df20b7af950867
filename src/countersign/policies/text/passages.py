"""Suggestions for the four passages that 5.2 asks for: purpose, objectives, requirements, improvement.

A suggestion never counts as a mark: only a person marks a passage (DOMAIN.md POL-007 to POL-010). Measured
in §11.3: word search is fooled by denials and by plain words, so it points, and does not judge.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from countersign.kernel.text import Heading, Text, text_pieces
from countersign.policies.text.denial import denies
from countersign.policies.text.sentences import sentences

PASSAGES = ("purpose", "objectives", "requirements", "improvement")
MOST_OF_A_KIND = 3
_OBJECTIVES = (
    r"\b(?:set|sets|setting|establish\w*|defin\w+|agree\w*|review\w*|measur\w+|track\w*|security|isms)\b[^.]{0,80}?"
    r"\b(?:objectives|goals|targets)\b",
    r"\b(?:objectives|goals|targets)\b[^.]{0,80}?\b"
    r"(?:are|is) (?:set|established|defined|agreed|reviewed|measured|listed)\b",
    r"\b(?:our|the) (?:information )?security (?:objectives|goals) (?:are|for)\b",
)
_REQUIREMENTS = (
    r"\b(?:compl(?:y|ies|ying|iance)|meet|meets|meeting|satisf(?:y|ies|ying)|fulfil\w*|obey\w*|observ\w+|follow|abide|"
    r"adher\w+|honour\w*|conform\w*)\b[^.]{0,60}?"
    r"\b(?:laws?|legal|legislat\w+|statut\w+|regulat\w+|contracts?|contractual|"
    r"(?:applicable|other)\b[^.]{0,40}?\b(?:requirements|obligations))\b",
    r"\b(?:requirements|obligations|laws?|rules|duties) (?:that|which) apply to us\b",
)
_IMPROVEMENT = (
    r"\b(?:continual|continuous|constant|ongoing|steady|steadily)(?:ly)? improv\w+",
    r"\bimprov\w+\b[^.]{0,60}?\b"
    r"(?:continual|continuous|constant|ongoing|all the time|year after year|every year)(?:ly)?\b",
    r"\b(?:keep|keeps|keeping|go on|goes on|never stop|never cease) (?:on )?(?:improving|getting better|"
    r"making [^.]{1,60}? better)\b",
)
_PATTERNS = {
    kind: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for kind, patterns in (
        ("objectives", _OBJECTIVES),
        ("requirements", _REQUIREMENTS),
        ("improvement", _IMPROVEMENT),
    )
}
# What a sentence on the organisation's purpose speaks of; three of these, or two beside a term of its own.
_PURPOSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:we|us|our|ltd|limited|plc|inc|gmbh)\b",
        r"\b(?:provid|suppl|build|built|mak(?:e|es|ing)|run|runs|operat|serv(?:e|es|ing)|deliver|develop|design|"
        r"offer|sell|help|look(?:s)? after|car(?:e|es|ing) for|hold|process|stor(?:e|es|ing)|handl|manufactur|"
        r"transport|teach|employ)\w*",
        r"\b(?:customers?|clients?|patients?|residents?|pupils?|students?|passengers?|citizens?|members?|carers?|"
        r"households?|users|homes|hospitals?|schools?|shops?|farms?)\b",
        r"\b(?:information|data|records?|details|payroll|designs?|accounts?)\b",
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
    """Which of the four a sentence may be."""
    if _tells_purpose(sentence, terms):
        yield "purpose"
    for kind, patterns in _PATTERNS.items():
        matches = [match for pattern in patterns if (match := pattern.search(sentence))]
        if matches and not any(denies(sentence, *match.span()) for match in matches):
            yield kind


def _tells_purpose(sentence: str, terms: Collection[str]) -> bool:
    if len(sentence.split()) < 8 or _DUTY.search(sentence):
        return False
    speaks = [match for pattern in _PURPOSE if (match := pattern.search(sentence))]
    own = any(re.search(rf"\b{re.escape(term)}\b", sentence, re.IGNORECASE) for term in terms if term.strip())
    enough = len(speaks) >= (3 if own else 4)
    return enough and not denies(sentence, speaks[1].start(), speaks[1].end())
