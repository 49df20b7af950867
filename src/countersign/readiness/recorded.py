"""The entries by which acts of leadership are known, read once, however many days and pages ask for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from countersign.kernel.instants import instant
from countersign.kernel.references import NOUNS
from countersign.ledger.queries import of_kinds
from countersign.ledger.remembering import recalled
from countersign.readiness.wall.acting import Leaf, told_by

OF_A_CROWD = frozenset({"acceptance", "reply", "completion", "checkpoint"})
"""What comes all day long where there are many people, and is no act of leadership."""

DECIDE = NOUNS - OF_A_CROWD

FIRST_DAY = date(1971, 1, 1)
"""Ids count from 1970 on; no ledger is that old."""

ZONES_REACH = timedelta(days=1)
"""No time zone is further from UTC; a day that begins here has begun everywhere by then."""


def beginning(day: date) -> datetime:
    """An instant at which a day has begun nowhere yet."""
    return datetime.combine(max(day, FIRST_DAY), time.min, UTC) - ZONES_REACH


def acts_since(organisation: UUID, at: datetime) -> list[Leaf]:
    """Remembered with their place in the ledger; nobody changes them."""
    return recalled(
        organisation, "leadership", DECIDE, lambda: list[Leaf](of_kinds(organisation, told_by(), at)), which=at
    )


@dataclass
class Recorded:
    """One organisation's entries of leadership. What was read for a longer time holds what a shorter one asks for."""

    organisation: UUID
    first: datetime | None = None
    leaves: list[Leaf] = field(default_factory=list)

    def since(self, at: datetime) -> list[Leaf]:
        """Those that were recorded from an instant on, in their order."""
        if self.first is None or at < self.first:
            self.leaves, self.first = acts_since(self.organisation, at), at
        return self.leaves if at == self.first else [leaf for leaf in self.leaves if instant(leaf["at"]) >= at]
