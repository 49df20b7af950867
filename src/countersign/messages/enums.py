"""Stored choices of messages. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """By which way a leader told it; ``HERE``: it was sent from here, in the leader's own name."""

    HERE = "HERE"
    MEETING = "MEETING"
    MAIL = "MAIL"
    VIDEO = "VIDEO"
    CHAT = "CHAT"
    INTRANET = "INTRANET"
    PAPER = "PAPER"


class MessageState(StrEnum):
    STANDS = "STANDS"
    WITHDRAWN = "WITHDRAWN"
