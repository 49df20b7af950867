from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.changes.enums import EventState
from countersign.changes.queries import events
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.changes.worlds import AT, HAPPENED, TODAY, found, kind_of, recording_fails, reported

MAY = {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT}


@pytest.mark.parametrize("hat", sorted(MAY))
def test_report_event_writes_it_down_with_both_days(larkbeam: Cast, hat: Hat) -> None:
    id = reported(larkbeam, by=larkbeam.actor("mei", hat), title=" Brightwell\u200b was bought ")
    made = found(larkbeam, id)
    assert (made.title, made.happened_on, made.reported_at) == ("Brightwell was bought", HAPPENED, AT)
    assert (str(made.reported_by), made.state) == ("Mei Sato", EventState.REPORTED)
    assert kind_of(larkbeam, id) == "event.reported"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("hat", sorted({*Hat} - MAY))
def test_report_event_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead, a risk owner or a department contact"):
        reported(larkbeam, by=larkbeam.actor("mei", hat))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Say in a few words"),
        ({"title": "x" * 201}, "at most 200"),
        ({"story": "x" * 4001}, "at most 4,000|at most 4000"),
        ({"happened_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"happened_on": date(1926, 1, 1)}, "Look at the year"),
    ],
)
def test_report_event_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        reported(larkbeam, **changed)
    assert not events(larkbeam.organisation).exists()


def test_report_event_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        reported(larkbeam)
    assert not events(larkbeam.organisation).exists()
