"""The register of top management, read once for everything that a page asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import UUIDField

from countersign.ledger.prepared import Prepared
from countersign.people.models import Leader, Organisation
from countersign.people.queries.rows import register

ENTRIES = Prepared(register, organisation=UUIDField())


@dataclass(frozen=True)
class Register:
    """All entries of one organisation, the newest first; what held on a day is worked out from them."""

    firm: Organisation

    @cached_property
    def entries(self) -> tuple[Leader, ...]:
        return tuple(ENTRIES.rows(organisation=self.firm.id))

    def leaders(self, on: date) -> list[Leader]:
        """The countersigned entries of people who are top management on a day and have not left by it."""
        begun = [one for one in self.entries if one.confirmed_at and one.leads_from <= on and is_here(one, on)]
        return [one for one in begun if one.leads_until is None or one.leads_until > on]

    def waiting(self, on: date) -> list[Leader]:
        """The open entries that people who are here on a day have not countersigned."""
        return [one for one in self.standing if one.confirmed_at is None and is_here(one, on)]

    @property
    def standing(self) -> list[Leader]:
        """The entries that nobody has ended."""
        return [one for one in self.entries if one.leads_until is None]


def is_here(entry: Leader, on: date) -> bool:
    return entry.person.left_on is None or entry.person.left_on > on
