"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.awareness.models import Completion
from tests.awareness.commands.test_correct_completion import corrected
from tests.awareness.worlds import trained, withdrawn
from tests.cast import Cast
from tests.ledger.golden import frozen, written

KINDS = {
    "completion.recorded": Completion,
    "completion.corrected": Completion,
    "completion.withdrawn": Completion,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that awareness can cause."""
    id = trained(here, score="81")
    corrected(here, id, score="82")
    withdrawn(here, id)


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {name for name, how in KINDS[kind].proved.items() if getattr(how, "value", "") == "personal"}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
