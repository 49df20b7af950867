from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.approve_replan import approve_replan
from countersign.actions.queries import replan
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.actions.worlds import (
    AT,
    DUE,
    NOBODY,
    added,
    after,
    completed,
    found,
    leader,
    owner,
    recording_fails,
    replanned,
    second_leader,
)
from tests.cast import Cast


def agreed(here: Cast, id: UUID, *, by: Actor | None = None) -> None:
    approve_replan(replan_id=id, by=by or leader(here), at=after(1))


def test_approve_replan_begins_the_clock_anew(larkbeam: Cast) -> None:
    action = added(larkbeam)
    id = replanned(larkbeam, action)
    agreed(larkbeam, id)
    now, row = found(larkbeam, action), replan(larkbeam.organisation, id)
    assert now.counting_due_on == now.due_on == DUE + timedelta(days=30)
    assert (str(row.approved_by), row.single_handed) == ("Priya Raman", False)
    assert verify(larkbeam.organisation)[1] == []


def test_approve_replan_happens_once_an_action(larkbeam: Cast) -> None:
    action = added(larkbeam)
    id = replanned(larkbeam, action)
    agreed(larkbeam, id)
    with pytest.raises(Refused, match="has agreed to this before"):
        agreed(larkbeam, id)
    again = replanned(larkbeam, action, days=5, at=after(2))
    with pytest.raises(Refused, match="That is done once"):
        agreed(larkbeam, again)
    assert found(larkbeam, action).counting_due_on == DUE + timedelta(days=30)


def test_approve_replan_of_one_s_own_needs_another_leader(larkbeam: Cast) -> None:
    alone, beside = added(larkbeam, first="priya"), added(larkbeam, first="priya")
    of_one, of_two = (replanned(larkbeam, id, by=leader(larkbeam)) for id in (alone, beside))
    agreed(larkbeam, of_one)
    assert replan(larkbeam.organisation, of_one).single_handed
    second_leader(larkbeam, "mei")
    with pytest.raises(Refused, match="another member of top management"):
        agreed(larkbeam, of_two)
    agreed(larkbeam, of_two, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))


def test_approve_replan_when_it_was_moved_again_or_done_is_refused(larkbeam: Cast) -> None:
    action = added(larkbeam)
    first = replanned(larkbeam, action)
    second = replanned(larkbeam, action, days=3, at=after(1))
    with pytest.raises(Refused, match="re-planned again since"):
        agreed(larkbeam, first)
    completed(larkbeam, action)
    with pytest.raises(Refused, match="is done"):
        agreed(larkbeam, second)


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.STAFF, Hat.TOP_MANAGEMENT])
def test_approve_replan_by_whoever_is_not_on_the_register_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = replanned(larkbeam, added(larkbeam))
    with pytest.raises(Refused, match="Only top management"):
        agreed(larkbeam, id, by=larkbeam.actor("tom", hat))


def test_approve_replan_when_there_is_none_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown):
        approve_replan(replan_id=NOBODY, by=leader(larkbeam), at=AT)


def test_approve_replan_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    action = added(larkbeam)
    id = replanned(larkbeam, action, by=owner(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        agreed(larkbeam, id)
    assert found(larkbeam, action).agreed_due_on is None
    assert replan(larkbeam.organisation, id).approved_at is None
