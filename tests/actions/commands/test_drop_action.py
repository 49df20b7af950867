from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.drop_action import drop_action
from countersign.actions.enums import ActionState
from countersign.actions.queries import open_actions
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.actions.worlds import AT, added, found, kind_of, lead, leader, owner, recording_fails, second_leader
from tests.cast import Cast


def dropped(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "We gave the system up.") -> None:
    drop_action(action_id=id, revision_shown=1, because=because, by=by or lead(here), at=AT)


@pytest.mark.parametrize("who", [lead, leader])
def test_drop_action_keeps_it_with_the_reason(larkbeam: Cast, who: object) -> None:
    id = added(larkbeam)
    dropped(larkbeam, id, by=who(larkbeam))  # type: ignore[operator]
    now = found(larkbeam, id)
    assert (now.state, now.dropped_because) == (ActionState.DROPPED, "We gave the system up.")
    assert kind_of(larkbeam, now.entry) == "action.dropped"
    assert not open_actions(larkbeam.organisation).exists()
    assert verify(larkbeam.organisation)[1] == []


def test_drop_action_that_is_one_s_own_needs_somebody_else(larkbeam: Cast) -> None:
    id = added(larkbeam, first="tom")
    with pytest.raises(Refused, match="somebody else decides"):
        dropped(larkbeam, id)
    own = added(larkbeam, first="priya")
    second_leader(larkbeam, "mei")
    with pytest.raises(Refused, match="somebody else decides"):
        dropped(larkbeam, own, by=leader(larkbeam))


def test_drop_action_by_the_only_leader_is_taken(larkbeam: Cast) -> None:
    id = added(larkbeam, first="priya")
    dropped(larkbeam, id, by=leader(larkbeam))
    assert found(larkbeam, id).state is ActionState.DROPPED


def test_drop_action_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    for by in (owner(larkbeam), larkbeam.actor("ola", Hat.INTERNAL_AUDITOR)):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            dropped(larkbeam, id, by=by)


def test_drop_action_without_a_reason_twice_or_overtaken(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with pytest.raises(Refused, match="Say why it will not be done"):
        dropped(larkbeam, id, because=" ")
    with pytest.raises(Stale):
        drop_action(action_id=id, revision_shown=2, because="So.", by=lead(larkbeam), at=AT)
    dropped(larkbeam, id)
    with pytest.raises(Refused, match="was dropped"):
        dropped(larkbeam, id)


def test_drop_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        dropped(larkbeam, id)
    assert found(larkbeam, id).state is ActionState.OPEN
