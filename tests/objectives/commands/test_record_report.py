from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import files
from countersign.objectives.queries import collect_facts, collect_reports, reports
from tests.cast import Cast
from tests.objectives.worlds import (
    NOBODY,
    TODAY,
    after,
    begun,
    kind_of,
    leader,
    recording_fails,
    reported,
    sent_report,
)


def test_record_report_counts_on_the_day_that_is_said(larkbeam: Cast) -> None:
    earlier = TODAY - timedelta(days=90)
    scan = files.keep(larkbeam.organisation, b"%PDF-1.7 slides")
    id = reported(larkbeam, begun(larkbeam), reported_on=earlier, scan=scan)
    made = sent_report(larkbeam, id)
    assert (made.reported_on, made.recorded_at, made.copy, made.waits) == (earlier, after(12), scan, False)
    assert kind_of(larkbeam, made) == "report.recorded"
    [told] = collect_reports(larkbeam.organisation, TODAY)
    assert (told.on, told.to) == (earlier, larkbeam.person("priya").ref)
    assert collect_facts(larkbeam.organisation, TODAY)[0].reported_on == earlier


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"called": " "}, "Say what the report was called"),
        ({"called": "x" * 301}, "at most 300"),
        ({"reported_on": TODAY + timedelta(days=13)}, "lies ahead"),
    ],
)
def test_record_report_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        reported(larkbeam, **said)


def test_record_report_to_oneself_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody reports to themselves"):
        reported(larkbeam, to_id=larkbeam.person("tom").id)


def test_record_report_by_anybody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        reported(larkbeam, by=leader(larkbeam))
    with pytest.raises(Unknown):
        reported(larkbeam, by=stonecross.actor("otto", Hat.ISMS_LEAD))
    with pytest.raises(Unknown):
        reported(larkbeam, NOBODY)


def test_record_report_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        reported(larkbeam)
    assert not reports(larkbeam.organisation).exists()
