from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.figures import Count
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.objectives.commands.test_record_measurement import counting
from tests.objectives.worlds import (
    NOBODY,
    after,
    begun,
    concluded,
    corrected,
    kind_of,
    measured,
    pursued,
    recording_fails,
)


def test_correct_measurement_names_what_it_corrects_and_keeps_both(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    wrong = measured(larkbeam, id)
    corrected(larkbeam, wrong)
    one = pursued(larkbeam, id)
    assert [(row.value, row.corrects_id) for row in one.rows] == [("2", None), ("3", wrong)]
    [now] = one.readings
    assert (now.value, now.measured_on, now.note) == ("3", after(10).date(), "One was missed.")
    assert kind_of(larkbeam, now) == "measurement.corrected"


def test_correct_measurement_without_a_value_takes_it_back(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    corrected(larkbeam, measured(larkbeam, id), value="", source="")
    one = pursued(larkbeam, id)
    assert (len(one.rows), one.readings) == (2, ())


def test_correct_measurement_again_corrects_the_newer_one(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    wrong = measured(larkbeam, id)
    corrected(larkbeam, wrong)
    with pytest.raises(Refused, match="correct the newer one"):
        corrected(larkbeam, wrong)
    newer = pursued(larkbeam, id).readings[0].id
    corrected(larkbeam, newer, value="")
    taken_back = next(row.id for row in pursued(larkbeam, id).rows if not row.value)
    with pytest.raises(Refused, match="correct the newer one"):
        corrected(larkbeam, taken_back)


def test_correct_measurement_that_was_counted_can_only_be_taken_back(larkbeam: Cast) -> None:
    id = counting(larkbeam)
    wrong = measured(larkbeam, id, count=Count(1, 2))
    with pytest.raises(Refused, match="Countersign counted this"):
        corrected(larkbeam, wrong)
    corrected(larkbeam, wrong, value="")
    assert pursued(larkbeam, id).readings == ()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"because": " "}, "Say what was wrong"),
        ({"value": "more"}, "is no number"),
        ({"source": ""}, "where the number comes from"),
    ],
)
def test_correct_measurement_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    wrong = measured(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match=says):
        corrected(larkbeam, wrong, **said)


def test_correct_measurement_by_anybody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    wrong = measured(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="Only the owner"):
        corrected(larkbeam, wrong, by=larkbeam.actor("ola"))
    for id in (wrong, NOBODY):
        with pytest.raises(Unknown):
            corrected(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_correct_measurement_of_what_is_concluded_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    wrong = measured(larkbeam, id)
    concluded(larkbeam, id)
    with pytest.raises(Refused, match="is concluded"):
        corrected(larkbeam, wrong, at=after(21))


def test_correct_measurement_when_recording_fails_leaves_it_as_it_is(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    wrong = measured(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        corrected(larkbeam, wrong)
    assert [row.value for row in pursued(larkbeam, id).readings] == ["2"]
