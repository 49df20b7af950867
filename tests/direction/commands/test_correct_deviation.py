from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.direction.commands.correct_deviation import correct_deviation
from countersign.direction.enums import DeviationState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import (
    AT,
    BEFORE,
    TODAY,
    approved,
    auditor,
    corrected,
    kind_of,
    lead,
    leader,
    observed,
    recording_fails,
    second_leader,
    seen,
)


@pytest.mark.parametrize("who", [lead, auditor])
def test_correct_deviation_says_that_the_rule_is_kept(larkbeam: Cast, who: Any) -> None:
    id = observed(larkbeam)
    corrected(larkbeam, id, by=who(larkbeam))
    row = seen(larkbeam, id)
    assert (row.state, row.corrected_on, row.corrected_at) == (DeviationState.CORRECTED, TODAY, AT)
    assert kind_of(larkbeam, row.entry) == "deviation.corrected"
    assert verify(larkbeam.organisation)[1] == []


def test_correct_deviation_that_was_approved_ends_it(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    approved(larkbeam, id, by=second_leader(larkbeam, "mei"))
    corrected(larkbeam, id)
    row = seen(larkbeam, id)
    assert row.state is DeviationState.CORRECTED
    assert not row.holds(TODAY)


def test_correct_deviation_of_one_s_own_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="This is about you"):
        corrected(larkbeam, observed(larkbeam), by=leader(larkbeam))


@pytest.mark.parametrize(
    ("on", "says"), [(TODAY + timedelta(days=1), "lies ahead"), (BEFORE - timedelta(days=1), "before it was seen")]
)
def test_correct_deviation_on_a_day_that_cannot_be_is_refused(larkbeam: Cast, on: Any, says: str) -> None:
    with pytest.raises(Refused, match=says):
        corrected(larkbeam, observed(larkbeam), on=on)


def test_correct_deviation_twice_overtaken_or_by_staff_is_refused(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    with pytest.raises(Stale):
        correct_deviation(deviation_id=id, revision_shown=7, corrected_on=TODAY, by=lead(larkbeam), at=AT)
    for hat in (Hat.STAFF, Hat.HR):
        with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
            corrected(larkbeam, id, by=larkbeam.actor("mei", hat))
    corrected(larkbeam, id)
    with pytest.raises(Refused, match="was corrected"):
        corrected(larkbeam, id)


def test_correct_deviation_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        corrected(larkbeam, id)
    assert seen(larkbeam, id).state is DeviationState.OBSERVED
