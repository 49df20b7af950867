"""When somebody is told again: at once, then after one, two and three intervals, then never more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from countersign.kernel.business_days import moved_forward

INTERVAL = timedelta(days=7)
REMINDERS = 3


def step_due(since: date, on: date, free: Collection[date] = ()) -> int | None:
    """The latest step whose day has come: 0 for the first mail, 1 to 3 for reminders; None before it began.

    "Not yet sent and due by now", never "due today": a worker that slept for days catches up with one mail.
    """
    if on < since:
        return None
    due = [step for step in range(1, REMINDERS + 1) if moved_forward(since + step * INTERVAL, free) <= on]
    return max(due, default=0)
