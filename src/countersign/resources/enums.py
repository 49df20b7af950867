"""Stored choices of resources. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class RequestState(StrEnum):
    """Where a request stands on a day, read from its dates."""

    WAITING = "WAITING"
    DEFERRED = "DEFERRED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class Verdict(StrEnum):
    """What was decided. Putting it off to a day leaves a request undecided."""

    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    DEFERRED = "DEFERRED"


class Behind(StrEnum):
    """What stands behind a request: why it is made at all."""

    FINDING = "FINDING"
    RISK = "RISK"
    OBJECTIVE = "OBJECTIVE"
    DEMAND = "DEMAND"
    OTHER = "OTHER"


class TimeUnit(StrEnum):
    """How time is counted that people put in."""

    HOURS = "HOURS"
    DAYS = "DAYS"


class BudgetState(StrEnum):
    """Where the budget of a year stands, read from its dates."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    WITHDRAWN = "WITHDRAWN"
