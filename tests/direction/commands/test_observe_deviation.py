from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.direction.enums import DeviationState
from countersign.direction.queries import deviations
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import AT, BEFORE, TODAY, auditor, kind_of, lead, leader, observed, recording_fails, seen
from tests.people.worlds import put_right


@pytest.mark.parametrize("who", [lead, leader, auditor])
def test_observe_deviation_writes_down_what_was_seen(larkbeam: Cast, who: Any) -> None:
    id = observed(larkbeam, evidence="Ticket 4711", by=who(larkbeam))
    row = seen(larkbeam, id)
    assert (row.observed_on, row.recorded_at, row.evidence) == (BEFORE, AT, "Ticket 4711")
    assert row.state is DeviationState.OBSERVED
    assert kind_of(larkbeam, row.entry) == "deviation.observed"
    assert verify(larkbeam.organisation)[1] == []


def test_observe_deviation_is_about_leaders_alone(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Mei Sato did not lead on 4 December 2025"):
        observed(larkbeam, "mei")
    put_right(larkbeam, "mei", executive=True)
    assert seen(larkbeam, observed(larkbeam, "mei")).leader_id == larkbeam.person("mei").id


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"what": " "}, "Say what was seen"), ({"observed_on": TODAY + timedelta(days=1)}, "lies ahead")],
)
def test_observe_deviation_when_it_makes_no_sense_is_refused(
    larkbeam: Cast, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        observed(larkbeam, **changed)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR}))
def test_observe_deviation_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
        observed(larkbeam, by=larkbeam.actor("ola", hat))


def test_observe_deviation_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        observed(larkbeam)
    assert not deviations(larkbeam.organisation).exists()
