"""Everybody, and whoever is called so, by name: sequences of which no more is read than a page shows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any, overload
from uuid import UUID

from django.db.models import QuerySet

from countersign.ledger.remembering import recalled
from countersign.people.models import Person
from countersign.people.name_index import planned_for_its_letters
from countersign.people.queries.rows import people, people_called

COUNTED = 500
"""So many who are called so are counted. Beyond that it is known that there are more."""


class Listed(Sequence[Person]):
    """People in an order. Only those between two places are read."""

    @abstractmethod
    def between(self, first: int, last: int) -> list[Person]: ...

    @overload
    def __getitem__(self, at: int) -> Person: ...
    @overload
    def __getitem__(self, at: slice) -> list[Person]: ...
    def __getitem__(self, at: int | slice) -> Person | list[Person]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        first, last, _ = at.indices(len(self))
        return self.between(first, last)


class Everybody(Listed):
    """Everybody ever entered. The last of them are read from the end, which is as near as the first."""

    def __init__(self, organisation: UUID, on: date) -> None:
        self.people = people(organisation)
        self.n, self.here = counted(organisation, on)

    def __len__(self) -> int:
        return self.n

    def between(self, first: int, last: int) -> list[Person]:
        if first <= self.n - last:
            return list(self.people[first:last])
        return list(self.people.reverse()[self.n - last : self.n - first])[::-1]


class Called(Listed):
    """Everybody in whose name a word begins so. ``upto``: so many are looked for where that is more than are counted.

    The names are gone through once, and only as far as that. One more than those stands for all others; ``more``.
    """

    def __init__(self, organisation: UUID, start: str, upto: int = 0) -> None:
        most = max(COUNTED, upto)
        self.people = people(organisation)
        with planned_for_its_letters():
            self.ids = list(people_called(organisation, start).values_list("id", flat=True)[: most + 1])
        self.more = len(self.ids) > most

    def __len__(self) -> int:
        return len(self.ids)

    def between(self, first: int, last: int) -> list[Person]:
        found = self.people.order_by().in_bulk(self.ids[first:last])
        return [found[id] for id in self.ids[first:last] if id in found]


def counted(organisation: UUID, on: date) -> tuple[int, int]:
    """How many people were ever entered, and how many of them are here on a day: all but those who are not."""

    def count() -> tuple[int, int]:
        n = Person.objects.filter(organisation_id=organisation).count()
        return n, n - elsewhere(organisation, on).count()

    return recalled(organisation, ("everybody", on), frozenset({Person.noun}), count)


def head_count(organisation: UUID, on: date) -> int:
    """How many people are here on a day."""
    return counted(organisation, on)[1]


def elsewhere(organisation: UUID, on: date) -> QuerySet[Person, Any]:
    """Who has left by a day, or is to come, found by an index. Whoever is erased has left."""
    everybody = Person.objects.filter(organisation_id=organisation)
    left, to_come = everybody.filter(left_on__lte=on), everybody.filter(joined_on__gt=on)
    erased = everybody.filter(left_on__gt=on, erased_at__isnull=False)
    return left.values("id").union(to_come.values("id"), erased.values("id"))
