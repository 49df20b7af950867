"""Stored choices of processes. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class ProcessState(StrEnum):
    """Where a process stands, read from its dates."""

    RUNNING = "RUNNING"
    ENDED = "ENDED"
