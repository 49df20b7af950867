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


INTERNAL_MAY_BECOME: dict[InternalAuditState, dict[InternalAuditState, str]] = {
    InternalAuditState.PLANNED: {
        InternalAuditState.CONDUCTED: "conducted_at",
        InternalAuditState.CALLED_OFF: "called_off_at",
    },
    InternalAuditState.CONDUCTED: {},
    InternalAuditState.CALLED_OFF: {},
}
"""The steps there are, each with the date that takes it."""


class ConflictKind(StrEnum):
    """Why somebody would audit their own work."""

    ISMS = "ISMS"
    ACCESS = "ACCESS"
    ROLE = "ROLE"
    CONTACT = "CONTACT"
    HEAD = "HEAD"


class AuditExceptionState(StrEnum):
    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    ENDED = "ENDED"


EXCEPTION_MAY_BECOME: dict[AuditExceptionState, dict[AuditExceptionState, str]] = {
    AuditExceptionState.REQUESTED: {
        AuditExceptionState.APPROVED: "approved_at",
        AuditExceptionState.REFUSED: "closed_at",
    },
    AuditExceptionState.APPROVED: {AuditExceptionState.ENDED: "closed_at"},
    AuditExceptionState.REFUSED: {},
    AuditExceptionState.ENDED: {},
}
