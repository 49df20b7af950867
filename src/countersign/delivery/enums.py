"""Stored choices of delivery."""

from __future__ import annotations

from enum import StrEnum


class MailKind(StrEnum):
    """Codes go first and die young; alerts go at once; a notice is the one mail of a person's day; a message is a
    leader's own."""

    CODE = "CODE"
    ALERT = "ALERT"
    NOTICE = "NOTICE"
    MESSAGE = "MESSAGE"


class Trouble(StrEnum):
    """Why nothing can be fetched from a mailbox."""

    SIGN_IN = "SIGN_IN"
    FOLDER = "FOLDER"
    CERTIFICATE = "CERTIFICATE"
    CONNECTION = "CONNECTION"
    ANSWER = "ANSWER"


class ChannelKind(StrEnum):
    """Where a message is posted, and so in which form."""

    SLACK = "SLACK"
    TEAMS = "TEAMS"


class News(StrEnum):
    """What a channel may be told."""

    IN_FORCE = "IN_FORCE"
    COUNTS = "COUNTS"
    FINDINGS = "FINDINGS"
    VERIFICATION = "VERIFICATION"
