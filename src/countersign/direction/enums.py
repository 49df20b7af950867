"""Stored choices of direction. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class DirectionKind(StrEnum):
    """How a leader directed or backed those who do the work (5.1 f)."""

    WORKSHOP = "WORKSHOP"
    INSTRUCTION = "INSTRUCTION"
    OBSTACLE = "OBSTACLE"
    BACKING = "BACKING"
    TRAINING = "TRAINING"
    OTHER = "OTHER"


class SupportKind(StrEnum):
    """How a manager was helped to lead security in their own area, or what they did themselves (5.1 h)."""

    BRIEFING = "BRIEFING"
    TARGET = "TARGET"
    BACKING = "BACKING"
    OTHER = "OTHER"
    OWN_ACT = "OWN_ACT"


class DeviationState(StrEnum):
    """Where it stands that a leader was above a rule, read from its dates. Whether an approval holds, its day says."""

    OBSERVED = "OBSERVED"
    APPROVED = "APPROVED"
    CORRECTED = "CORRECTED"
    WITHDRAWN = "WITHDRAWN"


MAY_BECOME: dict[DeviationState, frozenset[DeviationState]] = {
    DeviationState.OBSERVED: frozenset({DeviationState.APPROVED, DeviationState.CORRECTED, DeviationState.WITHDRAWN}),
    DeviationState.APPROVED: frozenset({DeviationState.CORRECTED, DeviationState.WITHDRAWN}),
    DeviationState.CORRECTED: frozenset({DeviationState.WITHDRAWN}),
    DeviationState.WITHDRAWN: frozenset(),
}
"""What was approved until a day can be approved anew once that day is over; it stays approved."""
