"""Stored choices of acknowledgements. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Confirmed(StrEnum):
    """How somebody who accepted was known to be themselves."""

    SESSION = "SESSION"
    MAILED_CODE = "MAILED_CODE"
    MAILBOX_CODE = "MAILBOX_CODE"
    """A code that lay open in the mailbox of a trial installation."""


class ReplyKind(StrEnum):
    """What people answer when they do not accept."""

    QUESTION = "QUESTION"
    DECLINED = "DECLINED"
