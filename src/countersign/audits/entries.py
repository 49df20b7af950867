"""What the ledger keeps about audits. A visit is somebody else's act; what is recorded is that one counts on it.

An internal audit is the organisation's own: planned by one person, conducted by another.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


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


def audit_seen(_seen: State) -> tuple[str, dict[str, object]]:
    return "{who} looked at what the internal audit found: {title}", {}


@dataclass(frozen=True, kw_only=True)
class AuditSeenConfirmed(Entry):
    """Somebody in top management looked at what an internal audit found, and what they said to it."""

    kind = "auditseen.confirmed"
    shows = ("5.1 e", "9.2.2")
    leads = Leading(Shape.REVIEW, by="seen_by_id", says=audit_seen, seldom=True)


@dataclass(frozen=True, kw_only=True)
class AuditFindingRaised(Entry):
    """The auditor of an internal audit recorded what they found, and how grave it is."""

    kind = "auditfinding.raised"
    shows = ("9.2.2", "10.2")
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AuditFindingRecorded(Entry):
    """Somebody recorded what an auditor from outside found, as their report says it."""

    kind = "auditfinding.recorded"
    shows = ("10.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AuditFindingAssigned(Entry):
    """Somebody else answers a finding from now on."""

    kind = "auditfinding.assigned"


@dataclass(frozen=True, kw_only=True)
class AuditFindingVerified(Entry):
    """An auditor who is independent of it saw that a finding is done, and closed it."""

    kind = "auditfinding.verified"
    shows = ("10.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AuditFindingClosedElsewhere(Entry):
    """The certifier closed a finding: the day and the letter are in the row."""

    kind = "auditfinding.closed_elsewhere"
    shows = ("10.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AuditFindingWithdrawn(Entry):
    """A finding was recorded by mistake, and why. It counts for nothing, and stays readable."""

    kind = "auditfinding.withdrawn"


@dataclass(frozen=True, kw_only=True)
class FindingAnswerGiven(Entry):
    """The owner of a finding said why it came about, what was put right, and what keeps it from coming back."""

    kind = "findinganswer.given"
    shows = ("10.2",)


@dataclass(frozen=True, kw_only=True)
class FindingAnswerDone(Entry):
    """What keeps a finding from coming back was done. Whether that is enough, somebody independent says."""

    kind = "findinganswer.done"
    shows = ("10.2",)


@dataclass(frozen=True, kw_only=True)
class FindingAnswerReturned(Entry):
    """An answer does not go far enough, and why: another one has to follow."""

    kind = "findinganswer.returned"


@dataclass(frozen=True, kw_only=True)
class FindingDueAgreed(Entry):
    """Another day was agreed with the auditor for a finding, and why."""

    kind = "findingdue.agreed"


@dataclass(frozen=True, kw_only=True)
class ProgrammeProposed(Entry):
    """A version of the audit programme was put to top management. Nothing holds yet."""

    kind = "programme.proposed"
    shows = ("9.2.2",)


@dataclass(frozen=True, kw_only=True)
class ProgrammeApproved(Entry):
    """Top management approved the audit programme, with the audits and the reasons in the row."""

    kind = "programme.approved"
    shows = ("9.2.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class ProgrammeClosed(Entry):
    """A version of the audit programme was refused or taken back before it was approved, and why."""

    kind = "programme.closed"


@dataclass(frozen=True, kw_only=True)
class VisitPlanRecorded(Entry):
    """What the certifier sent ahead of a visit was written down: how long, what, who, and what they ask for."""

    kind = "visitplan.recorded"


@dataclass(frozen=True, kw_only=True)
class VisitResultRecorded(Entry):
    """What came of a visit was written down: what its auditors recommend, and where their report is."""

    kind = "visitresult.recorded"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class InterviewBooked(Entry):
    """A slot was booked in which auditors from outside speak with somebody who leads."""

    kind = "booking.made"


@dataclass(frozen=True, kw_only=True)
class InterviewEnded(Entry):
    """A slot with auditors from outside fell through, and why."""

    kind = "booking.ended"
