"""Looking for words in the policies that are in force."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from countersign.kernel.text import TextProblem, from_json
from countersign.policies.models import Version
from countersign.policies.queries.rows import applying
from countersign.policies.text.search.asking import Answer, ask
from countersign.policies.text.search.index import Indexed, indexed


@dataclass(frozen=True)
class Signed:
    """A text by the digest that its signature holds on to."""

    document: str
    title: str = field(compare=False)
    tree: Any = field(compare=False)


def search(organisation: UUID, asked: str) -> Answer[Version]:
    """The versions in force that have every word that was asked for, the likeliest first."""
    found = {one: index_of(Signed(one.document, one.title, one.text)) for one in applying(organisation)}
    return ask({one: index for one, index in found.items() if index}, asked)


@lru_cache(maxsize=256)
def index_of(signed: Signed) -> Indexed | None:
    """Of a text that is none any more, nothing."""
    try:
        return indexed(signed.title, from_json(signed.tree))
    except TextProblem:
        return None
