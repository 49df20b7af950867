"""Stored choices of roles, and what may become of an appointment. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Duty(StrEnum):
    """The two duties that ISO/IEC 27001, 5.3, has top management assign by name."""

    CONFORMITY = "CONFORMITY"
    REPORTING = "REPORTING"


class Authority(StrEnum):
    """What somebody may do without asking. A duty without authority is half of what 5.3 asks for."""

    APPROVE = "APPROVE"
    SPEND = "SPEND"
    ENFORCE = "ENFORCE"
    ESCALATE = "ESCALATE"
    ACCEPT_RISK = "ACCEPT_RISK"
    STOP_WORK = "STOP_WORK"
    AUDIT = "AUDIT"


class RiskLevel(StrEnum):
    """How large a risk may be that somebody accepts, in the three words that most methods of assessing have."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class Preset(StrEnum):
    """Which roles a company begins with: those of a small one, or the whole library."""

    SMALL = "SMALL"
    FULL = "FULL"


class Basis(StrEnum):
    """What makes somebody competent in a role: the three that ISO/IEC 27001, 7.2, names, and a certificate."""

    TRAINING = "TRAINING"
    EDUCATION = "EDUCATION"
    EXPERIENCE = "EXPERIENCE"
    CERTIFICATE = "CERTIFICATE"


class AppointmentState(StrEnum):
    """Where an appointment stands, read from its dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    ENDED = "ENDED"


class RenewalState(StrEnum):
    """Where it stands that a holder takes on a new description of their role, read from its dates."""

    PROPOSED = "PROPOSED"
    ASKED = "ASKED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"


class MatrixState(StrEnum):
    """Where a version of the matrix stands, read from its dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    TAKEN_BACK = "TAKEN_BACK"
    WITHDRAWN = "WITHDRAWN"


class Replaced(StrEnum):
    """By what a state of the working copy of the matrix was replaced: a change, a file, or nothing."""

    CHANGED = "CHANGED"
    BY_A_FILE = "BY_A_FILE"
    THROWN_AWAY = "THROWN_AWAY"


class Way(StrEnum):
    """How people were told who holds which role; ``HERE``: by mail, sent from here."""

    HERE = "HERE"
    INTRANET = "INTRANET"
    MEETING = "MEETING"
    INDUCTION = "INDUCTION"
    POLICY = "POLICY"
    MAIL = "MAIL"
    CHAT = "CHAT"
    PAPER = "PAPER"


class Start(StrEnum):
    """What a matrix is begun with: the rows that are expected, every row of the library, or what is in force."""

    CORE = "CORE"
    LIBRARY = "LIBRARY"
    IN_FORCE = "IN_FORCE"
    NOTHING = "NOTHING"


MAY_BECOME: dict[AppointmentState, dict[AppointmentState, str]] = {
    AppointmentState.PROPOSED: {
        AppointmentState.APPROVED: "approved_at",
        AppointmentState.DECLINED: "declined_at",
        AppointmentState.ENDED: "ended_at",
    },
    AppointmentState.APPROVED: {
        AppointmentState.ACCEPTED: "accepted_at",
        AppointmentState.DECLINED: "declined_at",
        AppointmentState.ENDED: "ended_at",
    },
    AppointmentState.ACCEPTED: {AppointmentState.ENDED: "ended_at"},
    AppointmentState.DECLINED: {AppointmentState.ENDED: "ended_at"},
    AppointmentState.ENDED: {},
}
"""The steps there are, each with the date that takes it."""
