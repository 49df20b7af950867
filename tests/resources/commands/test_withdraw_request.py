from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.withdraw_request import withdraw_request
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    DEFERRED,
    NOBODY,
    after,
    decided,
    found,
    kind_of,
    lead,
    leader,
    raised,
    recording_fails,
    withdrawn,
)


def test_withdraw_request_asks_nobody_any_more(larkbeam: Cast) -> None:
    id = raised(larkbeam, by=larkbeam.actor("mei", Hat.RISK_OWNER))
    withdrawn(larkbeam, id, by=larkbeam.actor("mei", Hat.RISK_OWNER), at=after(1))
    now = found(larkbeam, id)
    assert (now.is_open, now.withdrawn_at, str(now.withdrawn_by)) == (False, after(1), "Mei Sato")
    assert now.withdrawn_because == "The provider does it now."
    assert kind_of(larkbeam, now) == "resource.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_request_that_was_put_off(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id, DEFERRED)
    withdrawn(larkbeam, id)
    assert not found(larkbeam, id).is_open


def test_withdraw_request_by_somebody_who_did_not_ask_is_refused(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    for by in (leader(larkbeam), larkbeam.actor("mei", Hat.RISK_OWNER), larkbeam.actor("tom")):
        with pytest.raises(Refused, match="Only whoever asked"):
            withdrawn(larkbeam, id, by=by)


@pytest.mark.parametrize(("because", "says"), [(" ", "Say in a sentence"), ("x" * 2001, "at most 2000 characters")])
def test_withdraw_request_without_a_good_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        withdraw_request(request_id=raised(larkbeam), because=because, by=lead(larkbeam), at=AT)


def test_withdraw_request_that_is_over_is_refused(larkbeam: Cast) -> None:
    id, gone = raised(larkbeam), raised(larkbeam)
    decided(larkbeam, id)
    with pytest.raises(Refused, match="is decided"):
        withdrawn(larkbeam, id)
    withdrawn(larkbeam, gone)
    with pytest.raises(Refused, match="taken back"):
        withdrawn(larkbeam, gone)


def test_withdraw_request_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            withdraw_request(request_id=id, because="No.", by=otto, at=AT)


def test_withdraw_request_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id)
    assert found(larkbeam, id).is_open
