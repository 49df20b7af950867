"""What the ledger keeps about significant changes and incidents: that they happened, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class EventReported(Entry):
    """Something significant happened on a day, says whoever recorded it."""

    kind = "event.reported"
    shows = ("6.3",)


@dataclass(frozen=True, kw_only=True)
class EventAssessed(Entry):
    """Somebody said what an event means: for the policy, for the roles, for the next review, and why."""

    kind = "event.assessed"
    shows = ("6.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class EventWithdrawn(Entry):
    """An event was recorded by mistake, for the reason in the row. It stays, and counts for nothing any more."""

    kind = "event.withdrawn"
