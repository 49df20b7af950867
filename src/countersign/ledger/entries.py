"""What the ledger says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.ledger.kinds import Entry, Statement


@dataclass(frozen=True, kw_only=True)
class LogOpened(Entry):
    """A log, or a new generation of its key, begins."""

    kind = "log.opened"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class CheckpointIssued(Entry):
    """The log's size and root were signed. Covered by the next checkpoint."""

    kind = "checkpoint.issued"


@dataclass(frozen=True, kw_only=True)
class VerificationDone(Statement):
    """Every leaf, row, file and personal value was compared, up to a size, with this many problems."""

    kind = "verification.done"
    version = 2

    size: int
    problems: int
    report: str
    """Digest of the full list of problems, one a line."""
    places: tuple[str, ...] = ()
    """The rows and leaves that are not as they were recorded, the first hundred: ``noun_<32 hex>``, ``leaf 12``. Since
    version 2."""


@dataclass(frozen=True, kw_only=True)
class SimulationEnded(Statement):
    """The days of an example that were lived through by its own clock are over. What follows is dated by the clock."""

    kind = "simulation.ended"
    key_event = True

    last_on: date
    """The last day that was lived through."""
