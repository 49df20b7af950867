from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from countersign.asks.queries import days_silent, silent_since
from tests.asks.worlds import DUE, after, answered, found, made
from tests.cast import Cast


@dataclass
class Away:
    """As much of somebody as the clock looks at."""

    on_leave: bool = False
    leave_from: date | None = None
    leave_until: date | None = None
    back_on: date | None = None
    left_on: date | None = None


@pytest.mark.parametrize(
    ("leader", "on", "days"),
    [
        (Away(), DUE, 0),
        (Away(), date(2026, 1, 17), 1),
        (Away(), date(2026, 2, 16), 31),
        (Away(on_leave=True), date(2026, 2, 16), 0),
        (Away(back_on=date(2026, 2, 1)), date(2026, 2, 16), 15),
        (Away(leave_from=date(2026, 2, 1)), date(2026, 1, 31), 15),
        (Away(leave_from=date(2026, 2, 1)), date(2026, 2, 1), 0),
        (Away(leave_from=date(2026, 1, 10), leave_until=date(2026, 2, 1)), date(2026, 1, 31), 0),
        (Away(leave_from=date(2026, 1, 10), leave_until=date(2026, 2, 1)), date(2026, 2, 16), 15),
        (Away(leave_from=date(2026, 3, 1), leave_until=date(2026, 3, 9)), date(2026, 2, 16), 31),
        (Away(back_on=DUE), date(2026, 2, 16), 31),
        (Away(back_on=date(2026, 3, 1)), date(2026, 2, 16), 31),
        (Away(left_on=date(2026, 2, 1)), date(2026, 2, 16), 0),
        (Away(left_on=date(2026, 2, 17)), date(2026, 2, 16), 31),
    ],
)
def test_days_are_counted_from_the_due_day_or_from_coming_back(
    larkbeam: Cast, leader: Away, on: date, days: int
) -> None:
    assert days_silent(found(larkbeam, made(larkbeam)), leader, on) == days  # type: ignore[arg-type]


def test_an_answer_ends_the_silence(larkbeam: Cast) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, at=after(20))
    assert silent_since(found(larkbeam, id), larkbeam.person("priya"), date(2026, 2, 16)) is None
