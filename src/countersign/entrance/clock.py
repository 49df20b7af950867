"""The only clock. Whatever needs the time is handed it from here (decision 24)."""

from __future__ import annotations

from datetime import UTC, datetime

from countersign.kernel.instants import whole


def now() -> datetime:
    """This moment, in UTC and whole milliseconds."""
    return whole(datetime.now(UTC))
