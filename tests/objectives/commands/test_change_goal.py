from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.objectives.commands.change_goal import change_goal
from countersign.objectives.commands.set_goal import Aimed
from countersign.objectives.queries import goal
from tests.cast import Cast
from tests.objectives.worlds import NOBODY, TODAY, after, goal_ended, goal_set, kind_of, lead, recording_fails


def put_right(here: Cast, id: UUID, *, by: Actor | None = None, shown: int = 1, **said: Any) -> None:
    told: dict[str, Any] = {"title": "Win Northgate", "begins_on": TODAY} | said
    aimed = Aimed(**told)
    change_goal(goal_id=id, revision_shown=shown, aimed=aimed, by=by or lead(here), at=after(1))


def test_change_goal_writes_what_is_different(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    put_right(larkbeam, id)
    now = goal(larkbeam.organisation, id)
    assert (now.title, now.why, kind_of(larkbeam, now)) == ("Win Northgate", "", "goal.changed")
    put_right(larkbeam, id, shown=2)
    assert goal(larkbeam.organisation, id).revision == 2


def test_change_goal_that_somebody_changed_is_stale(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    put_right(larkbeam, id)
    with pytest.raises(Stale, match="Somebody changed this goal"):
        put_right(larkbeam, id, title="Win them all")


def test_change_goal_that_was_ended_is_refused(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    goal_ended(larkbeam, id)
    with pytest.raises(Refused, match="was ended"):
        put_right(larkbeam, id, shown=2)


def test_change_goal_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = goal_set(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        put_right(larkbeam, id, by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))
    for foreign in (id, NOBODY):
        with pytest.raises(Unknown):
            put_right(larkbeam, foreign, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_change_goal_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        put_right(larkbeam, id)
    assert goal(larkbeam.organisation, id).title == "Win Northgate Care"
