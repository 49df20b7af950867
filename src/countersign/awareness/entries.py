"""What the ledger keeps about awareness. A completion is somebody's word; what is recorded is that it was given."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class CompletionRecorded(Entry):
    """It was recorded that somebody did a training: by hand, or from a list of another system, which is kept."""

    kind = "completion.recorded"
    shows = ("7.2", "7.3")


@dataclass(frozen=True, kw_only=True)
class CompletionCorrected(Entry):
    """What was recorded about a training was put right: the course, its days, or what came out."""

    kind = "completion.corrected"


@dataclass(frozen=True, kw_only=True)
class CompletionWithdrawn(Entry):
    """It was a mistake that somebody did a training, and why. The row stays, and counts for nothing any more."""

    kind = "completion.withdrawn"


@dataclass(frozen=True, kw_only=True)
class RoleChecked(Entry):
    """A holder answered questions about their own role, and passed or not. It is their own answer, and no interview."""

    kind = "rolecheck.taken"
    shows = ("5.3", "7.3")
