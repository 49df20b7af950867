"""What a request has read already. Whoever builds a page makes one and hands it down, and nothing is read twice.

It lives as long as the request: what it says is what was so when it was first asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import UUIDField

from countersign.audits.queries import Calendar
from countersign.kernel.actors import Hat
from countersign.ledger.prepared import Prepared
from countersign.objectives.queries import Pursuits
from countersign.people.queries import Register, grants
from countersign.policies.queries import Shelf
from countersign.readiness.declared import Said
from countersign.roles.queries import Book, Grids

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.roles.raci.grid import Grid


LEADS = Prepared(
    lambda organisation: grants(organisation).filter(hat=Hat.ISMS_LEAD.value, ended_at=None), organisation=UUIDField()
)


@dataclass(frozen=True)
class Gathered:
    """The lists of one organisation that do not grow with its people; each is read when it is first asked for."""

    firm: Organisation

    @cached_property
    def register(self) -> Register:
        return Register(self.firm)

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf(self.firm)

    @cached_property
    def book(self) -> Book:
        return Book(self.firm)

    @cached_property
    def books(self) -> dict[frozenset[str], Book]:
        return {}

    def book_of(self, grid: Grid) -> Book:
        """Of the roles no more holders than a matrix asks about: there may be thousands."""
        keys = frozenset(column.role for column in grid.columns if column.role)
        return self.books.setdefault(keys, Book(self.firm, keys))

    @cached_property
    def grids(self) -> Grids:
        return Grids(self.firm)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.firm)

    @cached_property
    def pursuits(self) -> Pursuits:
        return Pursuits(self.firm)

    @cached_property
    def leads(self) -> list[Person]:
        """Who looks after the ISMS, whether they are still here or not."""
        return [grant.person for grant in LEADS.rows(organisation=self.firm.id)]

    @cached_property
    def said(self) -> Said:
        return Said(self.firm)
