"""Stored choices of processes. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class LifeStage(StrEnum):
    """A part of somebody's time here that a process sees to (ISO/IEC 27001, A.6), in its order."""

    SCREENING = "SCREENING"
    TERMS = "TERMS"
    AWARENESS = "AWARENESS"
    MOVING = "MOVING"
    LEAVING = "LEAVING"
    DISCIPLINE = "DISCIPLINE"


class ProcessState(StrEnum):
    """Where a process stands, read from its dates."""

    RUNNING = "RUNNING"
    ENDED = "ENDED"
