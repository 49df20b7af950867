from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.changes.commands.withdraw_event import withdraw_event
from countersign.changes.enums import EventState
from countersign.changes.queries import events
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.changes.worlds import AT, assessed, found, kind_of, lead, recording_fails, reported, withdrawn


def test_withdraw_event_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id, other = reported(larkbeam), reported(larkbeam)
    assessed(larkbeam, other)
    for one in (id, other):
        withdrawn(larkbeam, one)
        now = found(larkbeam, one)
        assert (now.state, now.withdrawn_because) == (EventState.WITHDRAWN, "It fell through.")
    assert kind_of(larkbeam, id) == "event.withdrawn"
    assert not events(larkbeam.organisation).exists()
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_event_without_a_reason_twice_or_overtaken_is_refused(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    with pytest.raises(Refused, match="Say in a sentence"):
        withdrawn(larkbeam, id, because=" ")
    with pytest.raises(Stale):
        withdraw_event(event_id=id, revision_shown=4, because="So.", by=lead(larkbeam), at=AT)
    withdrawn(larkbeam, id)
    with pytest.raises(Refused, match="was withdrawn"):
        withdrawn(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT, Hat.INTERNAL_AUDITOR, Hat.STAFF])
def test_withdraw_event_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = reported(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        withdrawn(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_withdraw_event_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id)
    assert found(larkbeam, id).state is EventState.REPORTED
