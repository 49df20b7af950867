from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.messages.enums import MessageState
from tests.cast import Cast
from tests.messages.worlds import NOBODY, after, found, kind_of, recorded, recording_fails, sent, withdrawn


def test_withdraw_keeps_the_record_and_the_reason(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    withdrawn(larkbeam, id, at=after(1))
    one = found(larkbeam, id)
    assert (one.state, one.withdrawn_because) == (MessageState.WITHDRAWN, "It was another meeting.")
    assert (one.withdrawn_at, str(one.withdrawn_by)) == (after(1), "Tom Okafor")
    assert kind_of(larkbeam, id) == "message.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_what_was_sent_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="what was sent stands"):
        withdrawn(larkbeam, sent(larkbeam), at=after(1))


@pytest.mark.parametrize(("because", "says"), [(" ", "what was wrong"), ("x" * 501, "at most 500")])
def test_withdraw_without_a_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        withdrawn(larkbeam, recorded(larkbeam), at=after(1), because=because)


def test_withdraw_twice_or_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        withdrawn(larkbeam, id, at=after(1), by=larkbeam.actor("ola", Hat.HR))
    withdrawn(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="withdrawn before"):
        withdrawn(larkbeam, id, at=after(2))


def test_withdraw_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            withdrawn(larkbeam, id, at=after(1), by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_withdraw_when_recording_fails_leaves_it_standing(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id, at=after(1))
    assert found(larkbeam, id).state is MessageState.STANDS
