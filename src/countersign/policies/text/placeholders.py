"""Placeholders that nobody filled: the strong hits of POL-011.

Source of the rule: DOMAIN.md POL-011 and §11.3. Precision counts more than recall: what a finished policy may
well say, "[1]", "(see section 4)", "<security@firm.example>", a blank line to sign on, is never a hit.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from countersign.kernel.text import Text, text_pieces

# Words with which a prompt in square brackets begins, alone or with more after them.
_ORDERS = "insert|enter|add|fill|type|specify|describe|choose|select|state|name|replace|delete|list of|tbc|tbd|tba"
_THINGS = (
    "company|organi[sz]ation|organi[sz]ation's|business|firm|client|customer|title|date|day|month|year|role|person|"
    "department|address|e-?mail|phone|number|version|signature|signatory|author|owner|approver|logo|location|website"
)
# Words that ask; alone in brackets they are an editor's hand ("[who] said"), with more they are a prompt.
_QUESTIONS = "who|what|where|when|which|how|why|whom|whose|our|your|the|a|an"
_PATTERNS = (
    r"\{\{[^{}]{1,120}\}\}",
    r"\$?\{[A-Za-z][^{}]{0,80}\}",
    rf"\[\s*(?:{_ORDERS}|{_THINGS})(?:[\s:/,-][^\[\]]{{0,120}})?\s*\]",
    rf"\[\s*(?:{_QUESTIONS})\s[^\[\]]{{2,120}}\]",
    r"\[[^\[\]]{0,80}\b(?:name|here|company|organi[sz]ation)\b[^\[\]]{0,80}\]",
    r"\[(?-i:[XxN]{1,4})\](?=\s*(?:%|minutes|hours|(?:working |business |calendar )?days|weeks|months|years)\b)",
    r"<\s*(?:insert|enter|your|company|organi[sz]ation|name|date|title)\b[^<>@]{0,80}>",
    r"(?<!\w)<[A-Za-z](?![^<>]*(?:@|:|//))[^<>]{0,60}[^<>\s]>",
    r"\b[Xx]{3,}\b",
    r"\b(?-i:XX[/.-]XX[/.-](?:XX|YY|20)\w{0,2})\b",
    r"\b(?-i:T\.?B\.?[ACD])\b(?!-)",
    r"\blorem ipsum\b",
    r"\bclick (?:or tap )?(?:here )?to enter (?:text|a date)\b\.?",
    r"\bchoose an item\b\.?",
    r"\b(?-i:(?:Your|Insert) (?:Company|Organi[sz]ation|Business)(?:'s|\u2019s)?(?: Name)?)\b",
)
_STRONG = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
# A date's form is a placeholder only where the date itself should stand.
_EMPTY_DATE = re.compile(r"(?:.*:\s*)?((?:dd|mm|yyyy)[/. -](?:mm|dd|mmm)[/. -](?:yyyy|yy|dd))", re.IGNORECASE)
_REFERENCE = re.compile(
    r"[\[<{]\s*(?:see|cf\.?|section|clause|annex|appendix|ref\.?|note|sic|emphasis)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where it stands (the id of a block) and its exact words."""

    block_id: str
    quote: str


def find_placeholders(text: Text, template_blocks: Collection[str] = ()) -> tuple[Placeholder, ...]:
    """Every strong hit in reading order. ``template_blocks``: ids of blocks that are templates on purpose."""
    return tuple(
        Placeholder(block_id, quote)
        for block_id, piece in text_pieces(text)
        if block_id not in template_blocks
        for quote in _quotes(piece)
    )


def _quotes(piece: str) -> list[str]:
    found = [match.group() for match in _STRONG.finditer(piece) if not _REFERENCE.match(match.group())]
    date = _EMPTY_DATE.fullmatch(piece)
    return [*found, date.group(1)] if date else found
