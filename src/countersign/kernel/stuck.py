"""What should be done by now and is not: each context tells its own, the page *Health* puts them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from countersign.kernel.words import Words

TOO_LONG = timedelta(minutes=15)
"""What catches up does so within seconds; what takes longer is not coming by itself."""

DAILY = timedelta(days=1) + TOO_LONG
"""The same for what is done once a day."""


class Whose(StrEnum):
    """Who clears it: whoever runs the machine, or the ISMS lead of the organisation."""

    OPERATOR = "OPERATOR"
    ISMS_LEAD = "ISMS_LEAD"


@dataclass(frozen=True)
class Stuck:
    """One line: what waits, since when (None where it was never done), why it matters, whose it is, what clears it."""

    what: Words
    since: datetime | None
    why: Words
    whose: Whose
    clears: Words
