"""Stored choices of objectives. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """On which side of the target a value has to be."""

    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"


class TermsState(StrEnum):
    """Where one version of an objective stands, read from its dates."""

    PROPOSED = "PROPOSED"
    ADOPTED = "ADOPTED"
    WITHDRAWN = "WITHDRAWN"


class Outcome(StrEnum):
    """How an objective ended."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    REPLACED = "REPLACED"


class Counted(StrEnum):
    """What the product can count by itself. Who counts it: ``readiness.counting.COUNTS``; its name: ``library``."""

    ACCEPTED = "ACCEPTED"
    LEADERS_READY = "LEADERS_READY"
    EVIDENCE_MONTHS = "EVIDENCE_MONTHS"


class Way(StrEnum):
    """How a report came to whoever reads it."""

    HERE = "HERE"
    ELSEWHERE = "ELSEWHERE"
