from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.asks.enums import AskState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, after, answered, found, kind_of, leader, made, recording_fails, withdrawn
from tests.cast import Cast


def test_withdraw_keeps_the_ask_and_the_reason(larkbeam: Cast) -> None:
    id = made(larkbeam)
    withdrawn(larkbeam, id, at=after(1))
    one = found(larkbeam, id)
    assert (one.state, one.withdrawn_because) == (AskState.WITHDRAWN, "The review is moved.")
    assert (one.withdrawn_at, str(one.withdrawn_by)) == (after(1), "Tom Okafor")
    assert kind_of(larkbeam, one) == "ask.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(("because", "says"), [(" ", "Say why"), ("x" * 501, "at most 500")])
def test_withdraw_without_a_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        withdrawn(larkbeam, made(larkbeam), at=after(1), because=because)


def test_withdraw_by_whoever_is_asked_or_may_not_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with pytest.raises(Refused, match="also with a no"):
        withdrawn(larkbeam, id, at=after(1), by=leader(larkbeam))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        withdrawn(larkbeam, id, at=after(1), by=larkbeam.actor("ola", Hat.HR))


def test_withdraw_what_was_answered_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="what was said stands"):
        withdrawn(larkbeam, id, at=after(2))


def test_withdraw_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (made(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            withdrawn(larkbeam, id, at=after(1), by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_withdraw_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id, at=after(1))
    assert found(larkbeam, id).state is AskState.OPEN
