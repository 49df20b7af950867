"""Stored choices of actions, and what may become of one. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class ActionKind(StrEnum):
    """What an action is for. A corrective one has a cause, and waits until somebody looked whether it works."""

    CORRECTIVE = "CORRECTIVE"
    IMPROVEMENT = "IMPROVEMENT"
    FOLLOW_UP = "FOLLOW_UP"


class SourceKind(StrEnum):
    """What an action came from."""

    AUDIT = "AUDIT"
    EXTERNAL_AUDIT = "EXTERNAL_AUDIT"
    REVIEW = "REVIEW"
    INCIDENT = "INCIDENT"
    CHANGE = "CHANGE"
    FINDING = "FINDING"
    RISK = "RISK"
    OBJECTIVE = "OBJECTIVE"
    ACTION = "ACTION"
    OTHER = "OTHER"


class ActionState(StrEnum):
    """Where an action stands, read from its dates. Whether it is late, the day says."""

    OPEN = "OPEN"
    DONE = "DONE"
    EFFECTIVE = "EFFECTIVE"
    INEFFECTIVE = "INEFFECTIVE"
    DROPPED = "DROPPED"


MAY_BECOME: dict[ActionState, frozenset[ActionState]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.EFFECTIVE, ActionState.INEFFECTIVE}),
    ActionState.EFFECTIVE: frozenset(),
    ActionState.INEFFECTIVE: frozenset(),
    ActionState.DROPPED: frozenset(),
}
"""One that did not work stays so: another action is opened that names it."""
