"""What the ledger keeps about findings: what was raised and cleared, what leadership lives with, what it declares."""

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


@dataclass(frozen=True, kw_only=True)
class TolerationProposed(Entry):
    """Somebody asked top management to live with a finding until a day, and why. Nothing holds yet."""

    kind = "toleration.proposed"


@dataclass(frozen=True, kw_only=True)
class TolerationApproved(Entry):
    """Top management lives with a finding until the day in the row, for the reason in it. It lowers no grade."""

    kind = "toleration.approved"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class TolerationClosed(Entry):
    """It was refused, taken back, or ended before its day, and why."""

    kind = "toleration.closed"


@dataclass(frozen=True, kw_only=True)
class StatementOffered(Entry):
    """The known gaps, each with a dated plan, were put in front of top management."""

    kind = "statement.offered"


@dataclass(frozen=True, kw_only=True)
class StatementApproved(Entry):
    """Top management declared on the day in the row which gaps it knows of, and what it will do by when."""

    kind = "statement.approved"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class StatementClosed(Entry):
    """A statement about known gaps was refused, taken back, or withdrawn after it was approved, and why."""

    kind = "statement.closed"
