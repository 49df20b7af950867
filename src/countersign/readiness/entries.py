"""What the ledger keeps about findings: that one was raised, and that it was cleared."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class FindingRaised(Entry):
    """A rule found on the day in the row what it had not found the day before, or graded it differently."""

    kind = "finding.raised"


@dataclass(frozen=True, kw_only=True)
class FindingCleared(Entry):
    """A rule no longer found on the day in the row what it had found before."""

    kind = "finding.cleared"
