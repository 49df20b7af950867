"""What the ledger keeps about audits. A visit is somebody else's act; what is recorded is that one counts on it.

An internal audit is the organisation's own: planned by one person, conducted by another.
"""

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


@dataclass(frozen=True, kw_only=True)
class InternalAuditPlanned(Entry):
    """An internal audit was planned: of what, on which day, who coordinates and who is to conduct it."""

    kind = "internalaudit.planned"


@dataclass(frozen=True, kw_only=True)
class InternalAuditChanged(Entry):
    """What was planned about an internal audit was changed before it was conducted."""

    kind = "internalaudit.changed"


@dataclass(frozen=True, kw_only=True)
class InternalAuditConducted(Entry):
    """The auditor recorded that they conducted an internal audit, and what came of it."""

    kind = "internalaudit.conducted"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class InternalAuditReported(Entry):
    """Somebody recorded an internal audit of an auditor who cannot do so here, and where that auditor's report is."""

    kind = "internalaudit.reported"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class InternalAuditCalledOff(Entry):
    """An internal audit will not take place, and why."""

    kind = "internalaudit.called_off"


@dataclass(frozen=True, kw_only=True)
class AuditExceptionRequested(Entry):
    """Top management was asked to let somebody conduct an audit who is not independent. Nothing holds yet."""

    kind = "auditexception.requested"


@dataclass(frozen=True, kw_only=True)
class AuditExceptionApproved(Entry):
    """Top management let somebody conduct an audit who is not independent, for the reason in the row."""

    kind = "auditexception.approved"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AuditExceptionClosed(Entry):
    """An exception was refused, taken back before it was approved, or ended afterwards, and why."""

    kind = "auditexception.closed"
