from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.commands.end_goal import end_goal
from countersign.objectives.queries import collect_facts, goal
from tests.cast import Cast
from tests.objectives.worlds import after, begun, goal_ended, goal_set, kind_of, lead, recording_fails


def test_end_goal_takes_its_link_from_objectives(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    begun(larkbeam, goal_id=id)
    goal_ended(larkbeam, id)
    now = goal(larkbeam.organisation, id)
    assert (now.ended_because, kind_of(larkbeam, now)) == ("They signed.", "goal.ended")
    before, later = (collect_facts(larkbeam.organisation, after(days).date())[0].goal for days in (4, 5))
    assert (before, later) == ("Win Northgate Care", None)


def test_end_goal_twice_or_without_a_reason_is_refused(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    with pytest.raises(Refused, match="Say why"):
        end_goal(goal_id=id, because=" ", by=lead(larkbeam), at=after(1))
    goal_ended(larkbeam, id)
    with pytest.raises(Refused, match="was ended"):
        goal_ended(larkbeam, id)


def test_end_goal_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = goal_set(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        goal_ended(larkbeam, id, by=larkbeam.actor("ola", Hat.HR))
    with pytest.raises(Unknown):
        goal_ended(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_end_goal_when_recording_fails_leaves_it_pursued(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        goal_ended(larkbeam, id)
    assert goal(larkbeam.organisation, id).ended_at is None
