"""Stored choices of asks. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What a leader answers: it is done, it will be, or it will not."""

    DONE = "DONE"
    YES = "YES"
    NO = "NO"


class Channel(StrEnum):
    """How somebody was reminded, or answered, outside; ``HERE``: by the one mail of the day."""

    HERE = "HERE"
    IN_PERSON = "IN_PERSON"
    CALL = "CALL"
    MEETING = "MEETING"
    MAIL = "MAIL"
    CHAT = "CHAT"


class AskState(StrEnum):
    """Where an ask stands, read from its dates. Whether its day has passed, the calendar says."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    WITHDRAWN = "WITHDRAWN"


MAY_BECOME: dict[AskState, frozenset[AskState]] = {
    AskState.OPEN: frozenset({AskState.ANSWERED, AskState.WITHDRAWN}),
    AskState.ANSWERED: frozenset(),
    AskState.WITHDRAWN: frozenset(),
}
"""The step sets ``answered_at`` or ``withdrawn_at``."""


class CommitmentState(StrEnum):
    STANDS = "STANDS"
    MET = "MET"
    TAKEN_BACK = "TAKEN_BACK"
