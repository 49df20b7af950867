"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.awareness.models import Completion, RoleCheck
from tests.awareness.checking import checked
from tests.awareness.commands.test_correct_completion import corrected
from tests.awareness.worlds import after, trained, withdrawn
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.roles.worlds import begun, held

KINDS = {
    "completion.recorded": Completion,
    "completion.corrected": Completion,
    "completion.withdrawn": Completion,
    "rolecheck.taken": RoleCheck,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that awareness can cause."""
    id = trained(here, score="81")
    corrected(here, id, score="82")
    withdrawn(here, id)
    begun(here)
    checked(here, held(here, at=after(2)), at=after(2))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {name for name, how in KINDS[kind].proved.items() if getattr(how, "value", "") == "personal"}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
