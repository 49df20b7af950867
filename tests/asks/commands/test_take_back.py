from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.asks.enums import CommitmentState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, after, committed, kind_of, lead, met, recording_fails, taken, taken_back
from tests.cast import Cast


def test_take_back_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    taken_back(larkbeam, id, at=after(1))
    one = taken(larkbeam, id)
    assert (one.state, one.taken_back_because) == (CommitmentState.TAKEN_BACK, "The review moves to May.")
    assert kind_of(larkbeam, one) == "commitment.taken_back"
    assert verify(larkbeam.organisation)[1] == []


def test_take_back_once_its_day_has_passed_is_refused(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    with pytest.raises(Refused, match="met, or it is not"):
        taken_back(larkbeam, id, at=after(46))


@pytest.mark.parametrize(("because", "says"), [(" ", "Say why"), ("x" * 501, "at most 500")])
def test_take_back_without_a_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        taken_back(larkbeam, committed(larkbeam), at=after(1), because=because)


def test_take_back_for_a_leader_or_after_it_was_settled_is_refused(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    with pytest.raises(Refused, match="Only whoever took it on"):
        taken_back(larkbeam, id, at=after(1), by=lead(larkbeam))
    met(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="said before that this is done"):
        taken_back(larkbeam, id, at=after(2))


def test_take_back_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (committed(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            taken_back(larkbeam, id, at=after(1), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_take_back_when_recording_fails_leaves_it_standing(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        taken_back(larkbeam, id, at=after(1))
    assert taken(larkbeam, id).state is CommitmentState.STANDS
