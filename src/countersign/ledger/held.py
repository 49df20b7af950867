"""Which tables hold anything of an organisation: asked once, so that those that hold nothing are not asked one by one.

Most organisations use a part of what there is. One statement tells it of all tables, at a step in an index for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, UUIDField

from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Log
from countersign.ledger.prepared import Prepared

if TYPE_CHECKING:
    from countersign.ledger.guard import Guarded


class Asked:
    """Whoever asks for lists without having looked: each is read."""

    def has(self, *_nouns: str) -> bool:
        return True

    def rows[Row: Guarded](self, wanted: Prepared[Row], **told: Any) -> list[Row]:
        """The rows of a statement."""
        return wanted.rows(**told) if self.has(wanted.noun) else []


@dataclass(frozen=True)
class Held(Asked):
    """What there is of some nouns of one organisation, for as long as a request takes."""

    organisation: UUID
    asked: tuple[str, ...]

    @cached_property
    def nouns(self) -> frozenset[str]:
        found = looking(self.asked).values(organisation=self.organisation)
        if not found:  # whoever removed the log's row has not emptied the tables
            return frozenset(self.asked)
        return frozenset(noun for noun, there in zip(self.asked, found[0], strict=True) if there)

    def has(self, *nouns: str) -> bool:
        """Was anything of one of these ever recorded? What was not asked about may have been."""
        return any(noun not in self.asked or noun in self.nouns for noun in nouns)


UNASKED = Asked()


@cache
def looking(nouns: tuple[str, ...]) -> Prepared[Any]:
    """One row of answers, in the order of the nouns."""
    tables: dict[str, Any] = {model.noun: model for model in guarded_models()}

    def asking(organisation: Any) -> Any:
        there = {f"has_{noun}": Exists(tables[noun].objects.filter(organisation_id=organisation)) for noun in nouns}
        here = Log.objects.filter(organisation_id=organisation, generation=1).annotate(**there)
        return here.values_list(*there)

    return Prepared(asking, organisation=UUIDField())
