"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.ledger.guard import Guarded
from countersign.objectives.models import (
    Extension,
    Goal,
    Measurement,
    Objective,
    ObjectiveTerms,
    Report,
    Telling,
)
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.objectives import worlds
from tests.objectives.commands.test_change_goal import put_right

KINDS: dict[str, type[Guarded]] = {
    **dict.fromkeys(("goal.set", "goal.changed", "goal.ended"), Goal),
    **dict.fromkeys(("objective.set", "objective.concluded"), Objective),
    **dict.fromkeys(
        (f"objectiveterms.{verb}" for verb in ("proposed", "changed", "adopted", "adopted_elsewhere", "withdrawn")),
        ObjectiveTerms,
    ),
    "extension.recorded": Extension,
    "telling.recorded": Telling,
    **dict.fromkeys(("measurement.recorded", "measurement.corrected"), Measurement),
    **dict.fromkeys(("report.sent", "report.read", "report.recorded"), Report),
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a goal, an objective and a report can cause."""
    goal = worlds.goal_set(here)
    put_right(here, goal)
    id = worlds.proposed(here, goal_id=goal)
    worlds.changed(here, id, target="5")
    worlds.adopted(here, id)
    worlds.told(here, id)
    worlds.extended(here, id)
    worlds.corrected(here, worlds.measured(here, id))
    worlds.acknowledged(here, worlds.sent(here, id), answer="Go on.")
    worlds.reported(here, id)
    worlds.concluded(here, id)
    worlds.adopted_elsewhere(here, worlds.proposed(here))
    worlds.withdrawn(here, worlds.proposed(here))
    worlds.goal_ended(here, goal)


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = KINDS[kind]
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
