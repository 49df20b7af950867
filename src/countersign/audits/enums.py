"""Stored choices of audits, and what may become of a visit. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class VisitKind(StrEnum):
    """What an external auditor comes for. ``OTHER`` is no step of a certification: a customer, a regulator."""

    STAGE_1 = "STAGE_1"
    STAGE_2 = "STAGE_2"
    SURVEILLANCE = "SURVEILLANCE"
    RECERTIFICATION = "RECERTIFICATION"
    OTHER = "OTHER"


class VisitState(StrEnum):
    PLANNED = "PLANNED"
    CALLED_OFF = "CALLED_OFF"


MAY_BECOME: dict[VisitState, frozenset[VisitState]] = {
    VisitState.PLANNED: frozenset({VisitState.CALLED_OFF}),
    VisitState.CALLED_OFF: frozenset(),
}
"""The step sets ``called_off_at``. Whether a visit lies ahead or is past, its day says."""


class InternalAuditState(StrEnum):
    """Where an internal audit stands, read from its dates."""

    PLANNED = "PLANNED"
    CONDUCTED = "CONDUCTED"
    CALLED_OFF = "CALLED_OFF"


class ConflictKind(StrEnum):
    """Why somebody would audit their own work."""

    ISMS = "ISMS"
    ACCESS = "ACCESS"
    ROLE = "ROLE"
    CONTACT = "CONTACT"
    STAND_IN = "STAND_IN"
    HEAD = "HEAD"


class AuditExceptionState(StrEnum):
    """Where an exception to independence stands, read from its dates."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    ENDED = "ENDED"


class FindingGrade(StrEnum):
    """How grave an auditor found it; in the order of gravity."""

    OBSERVATION = "OBSERVATION"
    OPPORTUNITY = "OPPORTUNITY"
    MINOR = "MINOR"
    MAJOR = "MAJOR"


NONCONFORMITIES = frozenset({FindingGrade.MINOR, FindingGrade.MAJOR})
"""What has to have a cause, a correction and a corrective action before it is closed (10.2)."""


class FindingState(StrEnum):
    """Where a finding stands, read from its rows."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    DONE = "DONE"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"


class Recommendation(StrEnum):
    """What the auditors of a visit recommend to their certification body."""

    RECOMMENDED = "RECOMMENDED"
    AFTER_CORRECTION = "AFTER_CORRECTION"
    FOLLOW_UP = "FOLLOW_UP"
    NOT_RECOMMENDED = "NOT_RECOMMENDED"


class ProgrammeState(StrEnum):
    """Where a version of the programme stands, read from its dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
