"""Stored choices of readiness, and what may become of a toleration and of a statement. Pure."""

from __future__ import annotations

from enum import StrEnum


class TolerationState(StrEnum):
    """Where it stands that leadership lives with a finding, read from the dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    ENDED = "ENDED"


class StatementState(StrEnum):
    """Where a statement about known gaps stands, read from its dates."""

    OFFERED = "OFFERED"
    APPROVED = "APPROVED"
    TAKEN_BACK = "TAKEN_BACK"
    WITHDRAWN = "WITHDRAWN"
