from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.asks.enums import CommitmentState
from countersign.asks.queries import commitments
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from tests.asks.worlds import AT, PROMISE, PROMISED_FOR, after, committed, kind_of, recording_fails, taken, taken_back
from tests.cast import Cast
from tests.policies.worlds import second_leader


def test_commit_takes_one_thing_on_for_a_quarter(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    one = taken(larkbeam, id)
    assert (str(one.leader), one.words, one.due_on, one.made_at) == ("Priya Raman", PROMISE, PROMISED_FOR, AT)
    assert (one.quarter_from, one.state) == (date(2026, 1, 1), CommitmentState.STANDS)
    assert kind_of(larkbeam, one) == "commitment.made"
    assert verify(larkbeam.organisation)[1] == []


def test_commit_is_once_a_quarter_and_leader(larkbeam: Cast) -> None:
    id = committed(larkbeam)
    with pytest.raises(Refused, match="one thing a quarter"):
        committed(larkbeam, due_on=date(2026, 3, 31))
    committed(larkbeam, due_on=date(2026, 4, 1))
    committed(larkbeam, by=second_leader(larkbeam), at=after(1))
    taken_back(larkbeam, id, at=after(1))
    committed(larkbeam, due_on=date(2026, 3, 31), at=after(1))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"words": " "}, "one act that one can see"),
        ({"words": "x" * 501}, "at most 500"),
        ({"words": "I will be more involved."}, "“more involved” cannot be seen"),
        ({"due_on": date(2026, 1, 5)}, "That day has passed"),
        ({"due_on": date(2029, 1, 5)}, "Look at the year"),
    ],
)
def test_commit_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        committed(larkbeam, **changed)
    assert not commitments(larkbeam.organisation).exists()


@pytest.mark.parametrize("hats", [(Hat.ISMS_LEAD,), (Hat.TOP_MANAGEMENT,)])
def test_commit_by_whoever_is_not_on_the_register_is_refused(larkbeam: Cast, hats: tuple[Hat, ...]) -> None:
    """Also with a hat that was worn a moment ago: the register is read again."""
    with pytest.raises(Refused, match="Only top management"):
        committed(larkbeam, by=larkbeam.actor("tom", *hats))


def test_commit_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        committed(larkbeam)
    assert not commitments(larkbeam.organisation).exists()
