"""Stored choices of changes. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """What may touch the policy when it happens (DOMAIN, POL-019)."""

    MAJOR_INCIDENT = "MAJOR_INCIDENT"
    REGULATION = "REGULATION"
    NEW_PRODUCT = "NEW_PRODUCT"
    REORGANISATION = "REORGANISATION"
    ACQUISITION = "ACQUISITION"
    SCOPE = "SCOPE"
    KEY_SUPPLIER = "KEY_SUPPLIER"
    OTHER = "OTHER"


class EventState(StrEnum):
    """Where an event stands, read from its dates. Whether the policy was reviewed since, the policy says."""

    REPORTED = "REPORTED"
    ASSESSED = "ASSESSED"
    WITHDRAWN = "WITHDRAWN"


MAY_BECOME: dict[EventState, frozenset[EventState]] = {
    EventState.REPORTED: frozenset({EventState.ASSESSED, EventState.WITHDRAWN}),
    EventState.ASSESSED: frozenset({EventState.WITHDRAWN}),
    EventState.WITHDRAWN: frozenset(),
}
"""A mistaken assessment is not changed: the event is withdrawn with its reason, and reported again."""
