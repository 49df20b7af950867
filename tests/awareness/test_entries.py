"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.awareness.models import Completion, Draw, Interview, Rehearsal, RoleCheck, SpotCheck
from tests.awareness.checking import checked
from tests.awareness.commands.test_correct_completion import corrected
from tests.awareness.commands.test_forget_answers import forgotten
from tests.awareness.commands.test_record_interview import interviewed
from tests.awareness.commands.test_rehearse import rehearsed
from tests.awareness.commands.test_release_rehearsal import let_go
from tests.awareness.commands.test_withdraw_interview import taken_back
from tests.awareness.drawing import counted
from tests.awareness.worlds import after, trained, withdrawn
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.roles.worlds import begun, held

KINDS = {
    "completion.recorded": Completion,
    "completion.corrected": Completion,
    "completion.withdrawn": Completion,
    "rolecheck.taken": RoleCheck,
    "draw.fixed": Draw,
    "draw.drawn": Draw,
    "draw.closed": Draw,
    "spotcheck.counted": SpotCheck,
    "spotcheck.forgotten": SpotCheck,
    "interview.recorded": Interview,
    "interview.withdrawn": Interview,
    "rehearsal.held": Rehearsal,
    "rehearsal.released": Rehearsal,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that awareness can cause."""
    id = trained(here, score="81")
    corrected(here, id, score="82")
    withdrawn(here, id)
    begun(here)
    checked(here, held(here, at=after(2)), at=after(2))
    taken_back(here, interviewed(here, at=after(2)))
    let_go(here, rehearsed(here))
    counted(here, at=after(2))
    forgotten(here, after(800))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {name for name, how in KINDS[kind].proved.items() if getattr(how, "value", "") == "personal"}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
