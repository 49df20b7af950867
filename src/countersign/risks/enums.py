"""Stored choices of risks. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class RiskState(StrEnum):
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class Option(StrEnum):
    """What is done about a risk: the four answers that most methods of treating risks have."""

    REDUCE = "REDUCE"
    AVOID = "AVOID"
    SHARE = "SHARE"
    ACCEPT = "ACCEPT"


class Source(StrEnum):
    """How a risk or an assessment came here."""

    RECORDED = "RECORDED"
    IMPORTED = "IMPORTED"


class TreatmentState(StrEnum):
    """Where one decision stands, read from its dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    CARRIED_OUT = "CARRIED_OUT"
    TAKEN_BACK = "TAKEN_BACK"
    ENDED = "ENDED"


class Stance(StrEnum):
    """What a leader says who has seen a risk."""

    BACKS = "BACKS"
    WANTS_MORE = "WANTS_MORE"
    TAKES_UP = "TAKES_UP"


class Answer(StrEnum):
    """How a risk is answered on a day: worked out, never stored."""

    UNDECIDED = "UNDECIDED"
    PROPOSED = "PROPOSED"
    TREATED = "TREATED"
    LATE = "LATE"
    CARRIED_OUT = "CARRIED_OUT"
    ACCEPTED = "ACCEPTED"
    OUTGROWN = "OUTGROWN"
    LAPSED = "LAPSED"


class Level(StrEnum):
    """How large a score is, by the organisation's own thresholds. The words are those of roles (``RiskLevel``)."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


SEEN_WORDS: dict[Stance, str] = {
    Stance.BACKS: "I have seen this risk, and I back what is done about it.",
    Stance.WANTS_MORE: "I have seen this risk, and I want more done about it.",
    Stance.TAKES_UP: "I have seen this risk, and I take it up with the rest of top management.",
}
"""The sentence that a leader's receipt records, as it is shown."""
