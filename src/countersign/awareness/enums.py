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


class Mark(StrEnum):
    """What somebody's answer to a question of a spot check came to."""

    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"


class How(StrEnum):
    """Who wrote an answer down: whoever was drawn, or somebody who asked them."""

    SELF = "SELF"
    INTERVIEW = "INTERVIEW"


class AskedAs(StrEnum):
    """As what somebody was asked by name."""

    ROLE = "ROLE"
    MANAGER = "MANAGER"


class Bank(StrEnum):
    """Whose questions somebody rehearses."""

    LEADER = "LEADER"
    ROLE = "ROLE"
    MANAGER = "MANAGER"
