from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.actions.commands.replan_action import replan_action
from countersign.actions.queries import replans_of
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.actions.worlds import (
    AT,
    DUE,
    TODAY,
    added,
    after,
    completed,
    found,
    kind_of,
    lead,
    owner,
    recording_fails,
    replanned,
)
from tests.cast import Cast

LATER = DUE + timedelta(days=30)


def test_replan_action_keeps_what_was_planned_before(larkbeam: Cast) -> None:
    id = added(larkbeam)
    replanned(larkbeam, id)
    replanned(larkbeam, id, days=10, by=lead(larkbeam), at=after(1))
    now = found(larkbeam, id)
    assert (now.due_on, now.first_due_on, now.counting_due_on) == (DUE + timedelta(days=40), DUE, DUE)
    told = [(one.due_before, one.due_on, str(one.replanned_by)) for one in replans_of(larkbeam.organisation, id)]
    assert told == [(LATER, now.due_on, "Tom Okafor"), (DUE, LATER, "Mei Sato")]
    assert kind_of(larkbeam, now.entry) == "action.replanned"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": " "}, "Say why it needs another day"),
        ({"reason": "x" * 1001}, "at most 1,000|at most 1000"),
        ({"due_on": DUE}, "due on that day already"),
        ({"due_on": TODAY - timedelta(days=1)}, "cannot be due before"),
        ({"due_on": date(2226, 1, 1)}, "Look at the year"),
    ],
)
def test_replan_action_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = added(larkbeam)
    given: dict[str, Any] = {"due_on": LATER, "reason": "Later.", **changed}
    with pytest.raises(Refused, match=says):
        replan_action(action_id=id, revision_shown=1, **given, by=owner(larkbeam), at=AT)
    assert found(larkbeam, id).due_on == DUE


def test_replan_action_of_another_or_one_that_is_done_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with pytest.raises(Refused, match="or whoever does it"):
        replanned(larkbeam, id, by=larkbeam.actor("ola"))
    completed(larkbeam, id)
    with pytest.raises(Refused, match="is done"):
        replanned(larkbeam, id)


def test_replan_action_when_somebody_was_quicker_is_stale(larkbeam: Cast) -> None:
    id = added(larkbeam)
    replanned(larkbeam, id)
    with pytest.raises(Stale):
        replan_action(
            action_id=id, revision_shown=1, due_on=LATER + timedelta(days=1), reason="So.", by=owner(larkbeam), at=AT
        )


def test_replan_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        replanned(larkbeam, id)
    assert found(larkbeam, id).due_on == DUE
    assert not replans_of(larkbeam.organisation, id).exists()
