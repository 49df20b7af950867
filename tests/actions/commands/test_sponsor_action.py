from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.sponsor_action import sponsor_action
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.actions.worlds import (
    TODAY,
    after,
    completed,
    found,
    improvement,
    kind_of,
    leader,
    recording_fails,
    second_leader,
)
from tests.cast import Cast


def sponsored(here: Cast, id: UUID, *, by: Actor | None = None) -> None:
    shown = found(here, id).revision
    sponsor_action(action_id=id, revision_shown=shown, by=by or leader(here), at=after(2))


def test_sponsor_action_puts_a_leader_behind_it(larkbeam: Cast) -> None:
    id = improvement(larkbeam)
    sponsored(larkbeam, id)
    now = found(larkbeam, id)
    assert (str(now.sponsor), now.sponsored_on, now.is_in_own_hand) == ("Priya Raman", after(2).date(), True)
    assert kind_of(larkbeam, now.entry) == "action.sponsored"
    assert verify(larkbeam.organisation)[1] == []


def test_sponsor_action_when_somebody_told_so_before_is_then_in_their_own_hand(larkbeam: Cast) -> None:
    id = improvement(larkbeam, sponsor_id=larkbeam.person("priya").id)
    sponsored(larkbeam, id)
    now = found(larkbeam, id)
    assert (now.is_in_own_hand, now.sponsored_on, now.sponsored_at) == (True, TODAY, after(2))


def test_sponsor_action_when_another_is_named_or_twice_is_refused(larkbeam: Cast) -> None:
    id = improvement(larkbeam, sponsor_id=larkbeam.person("priya").id)
    mei = second_leader(larkbeam, "mei")
    with pytest.raises(Refused, match="Somebody else is named"):
        sponsored(larkbeam, id, by=mei)
    sponsored(larkbeam, id)
    with pytest.raises(Refused, match="sponsors this action already"):
        sponsored(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.STAFF, Hat.TOP_MANAGEMENT])
def test_sponsor_action_by_whoever_does_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = improvement(larkbeam)
    with pytest.raises(Refused, match="Only top management"):
        sponsored(larkbeam, id, by=larkbeam.actor("tom", hat))


def test_sponsor_action_that_is_done_or_overtaken_is_refused(larkbeam: Cast) -> None:
    id = improvement(larkbeam)
    with pytest.raises(Stale):
        sponsor_action(action_id=id, revision_shown=9, by=leader(larkbeam), at=after(2))
    completed(larkbeam, id)
    with pytest.raises(Refused, match="is done"):
        sponsored(larkbeam, id)


def test_sponsor_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = improvement(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        sponsored(larkbeam, id)
    assert found(larkbeam, id).sponsor_id is None
