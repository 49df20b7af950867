from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.actions.enums import ActionState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from tests.actions.worlds import (
    AT,
    TODAY,
    added,
    after,
    completed,
    found,
    improvement,
    kind_of,
    lead,
    leader,
    recording_fails,
)
from tests.cast import Cast


def test_complete_action_says_what_came_of_it(larkbeam: Cast) -> None:
    id = added(larkbeam)
    scan = keep(larkbeam.organisation, b"%PDF-1.7, the list")
    completed(larkbeam, id, evidence="HR's list of 6 January", scan=scan, at=after(3))
    now = found(larkbeam, id)
    assert (now.done_on, now.done_at, str(now.done_by)) == (TODAY, after(3), "Mei Sato")
    assert (now.outcome, now.evidence, now.file) == ("All 14 accounts are closed.", "HR's list of 6 January", scan)
    assert now.state is ActionState.DONE
    assert now.waits_for_verification
    assert kind_of(larkbeam, now.entry) == "action.completed"
    assert verify(larkbeam.organisation)[1] == []


def test_complete_action_that_corrects_nothing_waits_for_nobody(larkbeam: Cast) -> None:
    id = improvement(larkbeam, cause="")
    completed(larkbeam, id)
    assert not found(larkbeam, id).waits_for_verification


def test_complete_action_that_corrects_needs_its_cause(larkbeam: Cast) -> None:
    id = added(larkbeam, cause="")
    with pytest.raises(Refused, match="Say why it went wrong"):
        completed(larkbeam, id)
    completed(larkbeam, id, cause="Nobody was told.")
    assert found(larkbeam, id).cause == "Nobody was told."


def test_complete_action_by_anybody_but_its_owner_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    for by in (lead(larkbeam), leader(larkbeam), larkbeam.actor("ola", Hat.INTERNAL_AUDITOR)):
        with pytest.raises(Refused, match="Only whoever does an action"):
            completed(larkbeam, id, by=by)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"outcome": ""}, "Say what came of it"),
        ({"done_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"done_on": TODAY - timedelta(days=1)}, "before it was decided"),
        ({"evidence": "x" * 301}, "at most 300"),
    ],
)
def test_complete_action_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = added(larkbeam)
    with pytest.raises(Refused, match=says):
        completed(larkbeam, id, **changed)
    assert found(larkbeam, id).state is ActionState.OPEN


def test_complete_action_twice_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    completed(larkbeam, id)
    with pytest.raises(Refused, match="is done"):
        completed(larkbeam, id, at=AT)


def test_complete_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        completed(larkbeam, id)
    assert found(larkbeam, id).state is ActionState.OPEN
