from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import OperationalError

from countersign.awareness.commands.forget_answers import forget_answers, two_years_before
from countersign.awareness.queries import spot_checks
from countersign.ledger.reconciling import verify
from tests.awareness.drawing import counted
from tests.awareness.worlds import AT, after, recording_fails
from tests.cast import Cast

LATER = AT.replace(year=AT.year + 2)


def forgotten(here: Cast, at: datetime = LATER) -> list[bool]:
    forget_answers(by=here.system, at=at)
    return [one.said is None and one.department is None and not one.marks for one in spot_checks(here.organisation)]


def test_forget_after_two_years_what_was_answered(larkbeam: Cast) -> None:
    counted(larkbeam)
    assert forgotten(larkbeam) == [True] * 6
    assert all(one.passed and one.forgotten_at == LATER for one in spot_checks(larkbeam.organisation))
    assert verify(larkbeam.organisation)[1] == []


def test_forget_nothing_a_day_earlier(larkbeam: Cast) -> None:
    counted(larkbeam, at=after(1))
    assert forgotten(larkbeam) == [False] * 6


def test_forget_when_recording_fails_takes_nothing_back(larkbeam: Cast) -> None:
    counted(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        forgotten(larkbeam)
    assert all(one.marks for one in spot_checks(larkbeam.organisation))


def test_two_years_before_a_leap_day() -> None:
    assert two_years_before(date(2028, 2, 29)) == date(2026, 2, 28)
