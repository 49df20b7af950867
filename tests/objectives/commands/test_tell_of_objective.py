from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.queries import collect_facts
from tests.cast import Cast
from tests.objectives.worlds import TODAY, after, begun, concluded, kind_of, pursued, recording_fails, told


def test_tell_of_objective_keeps_day_and_way(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    told(larkbeam, id)
    [row] = pursued(larkbeam, id).tellings
    assert (row.told_on, row.how, kind_of(larkbeam, row)) == (
        after(2).date(),
        "In the team meeting",
        "telling.recorded",
    )
    days = [collect_facts(larkbeam.organisation, after(day).date())[0].communicated_on for day in (1, 2)]
    assert days == [None, after(2).date()]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"how": " "}, "Say how they were told"),
        ({"told_on": TODAY + timedelta(days=9)}, "lies ahead"),
        ({"told_on": TODAY - timedelta(days=1)}, "before it was set"),
    ],
)
def test_tell_of_objective_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        told(larkbeam, id, **said)


def test_tell_of_objective_that_is_concluded_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    concluded(larkbeam, id)
    with pytest.raises(Refused, match="is concluded"):
        told(larkbeam, id, at=after(21))


def test_tell_of_objective_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        told(larkbeam, id, by=larkbeam.actor("mei"))
    with pytest.raises(Unknown):
        told(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_tell_of_objective_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        told(larkbeam, id)
    assert pursued(larkbeam, id).tellings == ()
