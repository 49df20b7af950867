from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.asks.enums import CommitmentState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, after, committed, kind_of, lead, met, recording_fails, taken
from tests.cast import Cast


def test_meet_says_on_which_day_and_where_one_sees_it(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    met(larkbeam, id, met_on=after(2).date(), at=after(3))
    one = taken(larkbeam, id)
    assert (one.met_on, one.met_at, one.met_words) == (after(2).date(), after(3), "The minutes are with Tom.")
    assert one.state is CommitmentState.MET
    assert kind_of(larkbeam, one) == "commitment.met"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"met_on": date(2026, 3, 1)}, "lies ahead"),
        ({"met_on": date(2026, 1, 5)}, "before the day on which you took it on"),
        ({"words": " "}, "where one can see it"),
        ({"words": "x" * 1001}, "at most 1000"),
    ],
)
def test_meet_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = committed(larkbeam)
    with pytest.raises(Refused, match=says):
        met(larkbeam, id, at=after(3), **changed)
    assert taken(larkbeam, id).state is CommitmentState.STANDS


def test_meet_for_a_leader_is_refused(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    for by in (lead(larkbeam), larkbeam.actor("mei", *Hat)):
        with pytest.raises(Refused, match="Only whoever took it on"):
            met(larkbeam, id, at=after(1), by=by)


def test_meet_twice_is_refused(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    met(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="You said before"):
        met(larkbeam, id, at=after(2))


def test_meet_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (committed(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            met(larkbeam, id, at=after(1), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_meet_when_recording_fails_leaves_it_standing(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        met(larkbeam, id, at=after(1))
    assert taken(larkbeam, id).state is CommitmentState.STANDS
