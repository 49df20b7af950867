"""Stored choices of acknowledgements. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Confirmed(StrEnum):
    """How somebody who accepted was known to be themselves."""

    SESSION = "SESSION"
    MAILED_CODE = "MAILED_CODE"
    MAILBOX_CODE = "MAILBOX_CODE"
    """A code that lay open in the mailbox of a trial installation."""
    PAPER = "PAPER"
    """They signed a sheet, and somebody saw it."""
    KIOSK = "KIOSK"
    """They read on a shared device and signed a sheet, and somebody saw it."""
    OTHER_SYSTEM = "OTHER_SYSTEM"
    """A list from another system says so."""
    OTHER_HANDS = "OTHER_HANDS"
    """A list from another system says so, and that somebody else entered it there for them."""


WITNESSED = frozenset({Confirmed.PAPER, Confirmed.KIOSK})
LISTED = frozenset({Confirmed.OTHER_SYSTEM, Confirmed.OTHER_HANDS})
"""A list from another system says so."""
RECORDED = WITNESSED | LISTED
"""Not by themselves: somebody recorded it, from something that shows it (S9, decision 20)."""


class ReplyKind(StrEnum):
    """What people answer when they do not accept."""

    QUESTION = "QUESTION"
    DECLINED = "DECLINED"
