"""Numbers that follow the ledger, counted again from the leaves as far as they say that they are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from countersign.ledger.columns import plain
from countersign.ledger.following import Following
from countersign.ledger.verify import Problem

type Sort = tuple[Any, ...]


class Tallies:
    """Every table of the installation that follows the ledger, for one organisation."""

    def __init__(self, organisation: UUID) -> None:
        declared = ((model, getattr(model, "follows", None)) for model in apps.get_models())
        self.tables = [Numbers(model, how, organisation) for model, how in declared if isinstance(how, Following)]

    def take(self, leaf: dict[str, Any]) -> None:
        for table in self.tables:
            table.take(leaf)

    def wrong(self) -> Iterator[Problem]:
        """After the last leaf."""
        for table in self.tables:
            yield from table.wrong()


class Numbers:
    """One such table: what its rows say, and what the leaves say."""

    def __init__(self, model: type[models.Model], how: Following, organisation: UUID) -> None:
        self.table, self.how = model._meta.db_table, how
        rows = list(model._default_manager.filter(organisation_id=organisation))
        self.upto = max((row.seq for row in rows), default=-1)  # type: ignore[attr-defined]
        self.said = Counter({self.sort_of(row): getattr(row, how.number) for row in rows})
        self.counted: Counter[Sort] = Counter()

    def sort_of(self, row: models.Model) -> Sort:
        return tuple(plain(getattr(row, column)) for column in self.how.states)

    def take(self, leaf: dict[str, Any]) -> None:
        if leaf["kind"] == self.how.kind and leaf["seq"] <= self.upto:
            self.counted[tuple(leaf["state"].get(column) for column in self.how.states.values())] += 1

    def wrong(self) -> Iterator[Problem]:
        for sort in sorted(self.said.keys() | self.counted.keys(), key=str):
            said, counted = self.said[sort], self.counted[sort]
            if said != counted:
                where = ", ".join(map(str, (self.table, *sort)))
                yield Problem("TALLY", where, f"says {said}, and the entries up to its place say {counted}")
