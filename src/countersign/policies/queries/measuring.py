"""What the text of a version shows, measured once for each text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from countersign.kernel.text import TextProblem, count_words, from_json
from countersign.policies.models import Version
from countersign.policies.outline import as_text
from countersign.policies.text import find_placeholders
from countersign.policies.text.measures import average_sentence, context_hits
from countersign.policies.text.readability import grade, legalese
from countersign.policies.text.similarity import Runs, common_runs, similarity

ENGLISH = "en"


@dataclass(frozen=True)
class Content:
    """An exact text, known by the digest of what stands in its columns now: a changed text is another one."""

    digest: str
    language: str
    tree: Any = field(compare=False)


def content_of(version: Version) -> Content:
    return Content(version.digest, version.language, version.text)


@lru_cache(maxsize=32)
def measures(content: Content, name: str, terms: tuple[str, ...]) -> Mapping[str, Any]:
    """The fields of a version's facts that its text alone decides; of a text that is none any more, nothing.

    ``name`` of the organisation, and its own ``terms``: without any, none are counted. How it reads is measured in
    English alone. Remembered by digest, for every page that tells facts asks again.
    """
    try:
        text = from_json(content.tree)
    except TextProblem:
        return {}
    english = content.language.startswith(ENGLISH)
    return {
        "context_hits": context_hits(text, [name, *terms]) if terms else None,
        "placeholders": tuple(one.quote for one in find_placeholders(text)),
        "template_similarity": similarity(text, starters(), [name]),
        "words": count_words(text),
        "avg_sentence": average_sentence(text),
        "fk": grade(text) if english else None,
        "legalese": legalese(text) if english else None,
    }


@cache
def starters() -> tuple[Runs, ...]:
    """The templates that a text is compared with: those that the product itself offers (POL-012)."""
    return (common_runs(as_text("", "")),)
