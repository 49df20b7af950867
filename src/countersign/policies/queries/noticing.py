"""What a text says of itself, for the pages that show it: measured once for each text, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countersign.kernel.digests import digest_value
from countersign.kernel.text import from_json
from countersign.policies.models import Draft
from countersign.policies.queries.filling import Filled
from countersign.policies.queries.measuring import ENGLISH, Content, measures
from countersign.policies.text import (
    Passage,
    Placeholder,
    Statement,
    find_placeholders,
    find_statements,
    suggest_passages,
)
from countersign.policies.text.comparing import Compared, compared
from countersign.policies.text.hardest import Hard, hardest
from countersign.policies.text.readability import legal_phrases_in
from countersign.policies.text.spots import Spot, spots


@dataclass(frozen=True)
class Noticed:
    """What a program sees in a text; nothing of it counts as anything (DOMAIN.md §11.3, §11.4).

    ``spots`` by the id of a block. ``measured``: the fields of a version's facts that the text alone decides.
    ``english``: whether it is read with the words of its own language.
    """

    english: bool
    passages: tuple[Passage, ...]
    placeholders: tuple[Placeholder, ...]
    statements: tuple[Statement, ...]
    hardest: tuple[Hard, ...]
    legal_phrases: tuple[str, ...]
    measured: Mapping[str, Any]
    spots: Mapping[str, Spot]


@lru_cache(maxsize=32)
def noticed(content: Content, name: str, terms: tuple[str, ...]) -> Noticed:
    """``name`` of the organisation, and its own ``terms``, which tell its purpose from anybody's.

    Raises TextProblem for what is no text.
    """
    text, english = from_json(content.tree), content.language.startswith(ENGLISH)
    return Noticed(
        english=english,
        passages=suggest_passages(text, (name, *terms)),
        placeholders=find_placeholders(text),
        statements=find_statements(text),
        hardest=hardest(text) if english else (),
        legal_phrases=legal_phrases_in(text) if english else (),
        measured=measures(content, name, terms),
        spots=spots(text),
    )


@lru_cache(maxsize=32)
def changed_since(content: Content, before: Content) -> Compared:
    """What is new in a text, and what is gone. Raises TextProblem for what is no text."""
    return compared(from_json(content.tree), from_json(before.tree))


def content_of_draft(draft: Draft | Filled, language: str) -> Content:
    """A draft has no digest of its own: that of its tree will do."""
    return Content(digest_value(draft.text), language, draft.text)
