"""What an edit is, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from django.db import connection

from countersign.ledger.guard import guarded_tables, opened
from countersign.ledger.models import Leaf
from countersign.people.models import Person
from countersign.policies.models import Version
from tests.cast import Cast
from tests.ledger.past_the_gate import TABLES, as_administrator, every
from tests.ledger.reconciling.log import leaves, newest_checkpoint

type Found = set[tuple[str, str]]
"""Codes of problems, and the places they name."""

type Edit = Callable[[Victim], Found]

EDITS: list[Edit] = []


@dataclass(frozen=True)
class Victim:
    """The log that is edited, the one beside it, and the chance that chooses where."""

    here: Cast
    other: Cast
    chance: Random
    version: Version

    def someone(self) -> Person:
        """Anybody whose values nobody erased."""
        people = Person.objects.filter(organisation_id=self.here.organisation, erased_at=None)
        return self.chance.choice(list(people.order_by("id")))

    def leaf(self, kind: str = "person.entered") -> Leaf:
        """A leaf that the newest checkpoint covers, about a row that nothing was said of later."""
        found = leaves(self.here)
        last = {one.of: one.seq for one in found}
        size = newest_checkpoint(self.here).size
        return self.chance.choice([one for one in found if one.kind == kind and last[one.of] == one.seq < size - 1])


def edit(function: Edit) -> Edit:
    """Put it on the list. The function does the harm and returns what must be found."""
    EDITS.append(function)
    return function


@contextmanager
def unprotected() -> Iterator[None]:
    """No gate and no trigger: on PostgreSQL an administrator switches them off, on SQLite takes them away."""
    if connection.vendor == "sqlite":
        with as_administrator():
            yield
        return
    with opened(*guarded_tables(), *TABLES), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


def set_data(leaf: Leaf, data: bytes) -> None:
    with unprotected():
        every(Leaf, pk=leaf.pk).update(data=data)
