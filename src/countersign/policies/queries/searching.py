"""Looking for words in the policies that are in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from countersign.kernel.text import TextProblem, from_json
from countersign.policies.models import Translation, Version
from countersign.policies.queries.rows import applying
from countersign.policies.text.search.asking import Answer, ask
from countersign.policies.text.search.index import Indexed, indexed


@dataclass(frozen=True)
class Found:
    """A text by its digest."""

    document: str
    title: str = field(compare=False)
    tree: Any = field(compare=False)


@dataclass(frozen=True)
class Searched:
    """A version in force as people read it: what was signed, or its ``translation``."""

    version: Version
    translation: Translation | None = None

    @property
    def text(self) -> Version | Translation:
        return self.translation or self.version

    @property
    def index(self) -> Indexed | None:
        return index_of(Found(self.text.document, self.text.title, self.text.text))


def search(organisation: UUID, asked: str, languages: Collection[str] = ()) -> Answer[Searched]:
    """What is in force and has every word that was asked for, the likeliest first; in these ``languages`` as well."""
    every = [Searched(one) for one in applying(organisation)]
    if languages:
        versions = {one.version.id: one.version for one in every}
        here = Translation.objects.filter(organisation_id=organisation, ended_at=None, version_id__in=versions)
        every += [Searched(versions[one.version_id], one) for one in here.filter(language__in=languages)]
    return ask({one: index for one in every if (index := one.index)}, asked)


@lru_cache(maxsize=256)
def index_of(found: Found) -> Indexed | None:
    """Of a text that is none any more, nothing."""
    try:
        return indexed(found.title, from_json(found.tree))
    except TextProblem:
        return None
