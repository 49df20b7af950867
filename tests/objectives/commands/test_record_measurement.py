from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.figures import Count
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.enums import Counted
from countersign.objectives.queries import collect_facts
from tests.cast import Cast
from tests.objectives.worlds import (
    TODAY,
    after,
    begun,
    concluded,
    kind_of,
    measured,
    pursued,
    recording_fails,
    withdrawn,
)
from tests.objectives.worlds import proposed as put_forward


def counting(here: Cast, **more: Any) -> Any:
    return begun(here, title="Everybody knows", target="98", unit="%", counted=Counted.ACCEPTED, **more)


def test_record_measurement_keeps_the_value_its_day_and_where_it_comes_from(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    measured(larkbeam, id, "2,5", measured_on=after(8).date(), note="One was postponed.")
    [row] = pursued(larkbeam, id).readings
    assert (row.value, row.measured_on, row.recorded_at) == ("2.5", after(8).date(), after(10))
    assert (row.source, row.note) == ("The log of the restore tests", "One was postponed.")
    assert kind_of(larkbeam, row) == "measurement.recorded"
    days = [collect_facts(larkbeam.organisation, after(day).date())[0].measured for day in (7, 8)]
    assert days == [(), (after(8).date(),)]


def test_record_measurement_by_the_owner_is_taken(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    measured(larkbeam, id, by=larkbeam.actor("mei"))
    assert str(pursued(larkbeam, id).readings[0].recorded_by) == "Mei Sato"


def test_record_measurement_that_was_counted_keeps_what_was_counted(larkbeam: Cast) -> None:
    id = counting(larkbeam)
    measured(larkbeam, id, count=Count(199, 200), source="")
    [row] = pursued(larkbeam, id).readings
    assert (row.value, row.part, row.whole, row.counted) == ("99.5", 199, 200, "ACCEPTED")
    assert row.source is None


def test_record_measurement_counts_no_day_but_today_and_nothing_else(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="does not count what this objective measures"):
        measured(larkbeam, begun(larkbeam), count=Count(1, 2))
    id = counting(larkbeam)
    with pytest.raises(Refused, match="what is so today"):
        measured(larkbeam, id, count=Count(1, 2), measured_on=TODAY)
    with pytest.raises(Refused, match="nothing to count"):
        measured(larkbeam, id, count=Count(0, 0))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"value": "some"}, "is no number"),
        ({"value": ""}, "is no number"),
        ({"source": " "}, "where the number comes from"),
        ({"source": "x" * 301}, "at most 300"),
        ({"measured_on": TODAY + timedelta(days=11)}, "lies ahead"),
    ],
)
def test_record_measurement_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        measured(larkbeam, id, **said)


def test_record_measurement_by_anybody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = begun(larkbeam)
    for by in (larkbeam.actor("ola"), larkbeam.actor("priya", Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only the owner"):
            measured(larkbeam, id, by=by)
    with pytest.raises(Unknown):
        measured(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_measurement_of_what_has_no_owner_is_the_leads(larkbeam: Cast) -> None:
    id = put_forward(larkbeam, owner="")
    with pytest.raises(Refused, match="Only the owner"):
        measured(larkbeam, id, by=larkbeam.actor("mei"))
    withdrawn(larkbeam, id)
    with pytest.raises(Refused, match="Only the owner"):
        measured(larkbeam, id, by=larkbeam.actor("mei"))
    measured(larkbeam, id)


def test_record_measurement_of_what_is_concluded_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    concluded(larkbeam, id)
    with pytest.raises(Refused, match="is concluded"):
        measured(larkbeam, id, at=after(21))


def test_record_measurement_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        measured(larkbeam, id)
    assert pursued(larkbeam, id).rows == ()
