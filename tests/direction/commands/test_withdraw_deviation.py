from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.direction.commands.withdraw_deviation import withdraw_deviation
from countersign.direction.enums import DeviationState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import (
    AT,
    corrected,
    deviation_off,
    kind_of,
    lead,
    leader,
    observed,
    recording_fails,
    seen,
)


def test_withdraw_deviation_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id, other = observed(larkbeam), observed(larkbeam)
    corrected(larkbeam, other)
    for one in (id, other):
        deviation_off(larkbeam, one)
        row = seen(larkbeam, one)
        assert (row.state, row.withdrawn_because) == (DeviationState.WITHDRAWN, "It was not hers.")
        assert kind_of(larkbeam, row.entry) == "deviation.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_deviation_of_one_s_own_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="This is about you"):
        deviation_off(larkbeam, observed(larkbeam), by=leader(larkbeam))


def test_withdraw_deviation_without_a_reason_twice_overtaken_or_by_staff_is_refused(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    with pytest.raises(Refused, match="Say in a sentence"):
        deviation_off(larkbeam, id, because=" ")
    with pytest.raises(Stale):
        withdraw_deviation(deviation_id=id, revision_shown=7, because="So.", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
        deviation_off(larkbeam, id, by=larkbeam.actor("mei", Hat.STAFF))
    deviation_off(larkbeam, id)
    with pytest.raises(Refused, match="was withdrawn"):
        deviation_off(larkbeam, id)


def test_withdraw_deviation_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        deviation_off(larkbeam, id)
    assert seen(larkbeam, id).state is DeviationState.OBSERVED
