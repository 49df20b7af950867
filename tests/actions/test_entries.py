"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.actions.models import Action, Replan
from countersign.ledger.columns import PERSONAL
from tests.actions.commands.test_approve_replan import agreed
from tests.actions.commands.test_change_action import changed
from tests.actions.commands.test_drop_action import dropped
from tests.actions.commands.test_hand_over_action import given
from tests.actions.commands.test_sponsor_action import sponsored
from tests.actions.worlds import added, after, completed, improvement, replanned, verified
from tests.cast import Cast
from tests.ledger.golden import frozen, written

OF_ACTIONS = tuple(
    f"action.{verb}"
    for verb in ("added", "sponsored", "changed", "handed_over", "replanned", "completed", "verified", "dropped")
)
OF_REPLANS = ("replan.made", "replan.approved")


def whole_story(here: Cast) -> None:
    """Every kind of entry that an action can cause."""
    dropped(here, added(here))
    given(here, added(here))
    sponsored(here, improvement(here, sponsor_id=here.person("priya").id))
    id = added(here)
    changed(here, id)
    agreed(here, replanned(here, id))
    completed(here, id, at=after(3))
    verified(here, id, at=after(4))


@pytest.mark.parametrize("kind", [*OF_ACTIONS, *OF_REPLANS])
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = Action if kind in OF_ACTIONS else Replan
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
