from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.objectives.queries import goal, goals
from tests.cast import Cast
from tests.objectives.worlds import TODAY, goal_set, kind_of, leader, recording_fails


def test_set_goal_writes_it_down(larkbeam: Cast) -> None:
    made = goal(larkbeam.organisation, goal_set(larkbeam, until_on=date(2026, 6, 30)))
    assert (made.title, made.why, made.until_on) == (
        "Win Northgate Care",
        "They ask for a certificate.",
        date(2026, 6, 30),
    )
    assert (str(made.set_by), kind_of(larkbeam, made)) == ("Tom Okafor", "goal.set")
    assert made.is_pursued(date(2026, 6, 30))
    assert not made.is_pursued(date(2026, 7, 1))


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_set_goal_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        goal_set(larkbeam, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"title": "  "}, "Say what the business is after"),
        ({"title": "x" * 201}, "at most 200"),
        ({"why": "x" * 1001}, "at most 1000"),
        ({"begins_on": date(1926, 1, 6)}, "Look at the year"),
        ({"until_on": date(2206, 1, 6)}, "Look at the year"),
        ({"until_on": date(2026, 1, 5)}, "before its first"),
    ],
)
def test_set_goal_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        goal_set(larkbeam, **said)


def test_set_goal_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        goal_set(larkbeam, by=leader(larkbeam), begins_on=TODAY)
    assert not goals(larkbeam.organisation).exists()
