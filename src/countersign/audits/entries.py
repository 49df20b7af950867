"""What the ledger keeps about audits. A visit is somebody else's act; what is recorded is that one counts on it."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class VisitPlanned(Entry):
    """An external audit was written down: its kind, its day, and what depends on it."""

    kind = "visit.planned"


@dataclass(frozen=True, kw_only=True)
class VisitChanged(Entry):
    """The day of an external audit moved, or something else about it was put right."""

    kind = "visit.changed"


@dataclass(frozen=True, kw_only=True)
class VisitCalledOff(Entry):
    """An external audit will not take place, and why."""

    kind = "visit.called_off"
