"""What Priya takes on falls into the quarter in which the story ends, and into an earlier one, whenever it is lived."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from countersign.asks.queries import quarter_of
from countersign.examples.calendar import ending_before
from countersign.examples.larkbeam.asks import due_in_autumn, due_in_winter
from countersign.examples.larkbeam.cast import ZONE
from countersign.examples.larkbeam.story import ENDS_AT, LAST_DAY
from countersign.examples.stage import Stage
from countersign.kernel.references import new_id

TAKEN_ON = date(2026, 7, 1)
A_FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("weeks", range(106))
def test_one_thing_a_quarter_whenever_the_story_is_lived(weeks: int) -> None:
    now = A_FRIDAY + timedelta(weeks=weeks)
    stage = Stage(new_id(now), ending_before(now, LAST_DAY, ENDS_AT, ZONE), now)
    ends = stage.day(LAST_DAY)
    assert quarter_of(due_in_winter(stage)) == quarter_of(ends)
    assert due_in_winter(stage) >= ends
    assert quarter_of(due_in_autumn(stage)) < quarter_of(ends)
    assert due_in_autumn(stage) > stage.day(TAKEN_ON)


def test_in_the_year_in_which_it_is_told_the_days_are_those_of_the_story() -> None:
    stage = Stage(new_id(A_FRIDAY), ending_before(A_FRIDAY, LAST_DAY, ENDS_AT, ZONE), A_FRIDAY)
    assert (due_in_autumn(stage), due_in_winter(stage)) == (date(2026, 9, 30), date(2026, 12, 10))
