"""Stored choices of awareness. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """How it came to be known here that somebody did a training: a person said so, or a list of another system."""

    RECORDED = "RECORDED"
    IMPORTED = "IMPORTED"


class Asks(StrEnum):
    """What a holder is asked about their role."""

    DUTIES = "DUTIES"
    APPOINTED = "APPOINTED"
    DECIDES = "DECIDES"
    STANDS_IN = "STANDS_IN"
