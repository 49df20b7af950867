"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.processes.models import Check, Process
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.processes.worlds import after, changed, checked, described, ended, found, taken_over

KINDS = (
    *("process.described", "process.changed", "process.ended"),
    *("processcheck.recorded", "processcheck.told", "processcheck.taken_over"),
)


def whole_story(here: Cast) -> None:
    id = described(here)
    changed(here, id, owner="mei", at=after(1))
    checked(here, id, at=after(2))
    checked(here, id, checked_by_id=here.person("ruth").id, at=after(2))
    taken_over(here, f"Process,Date,Checked by\n{found(here, id).name},2025-11-04,Ruth Ellis\n".encode(), at=after(2))
    ended(here, id, at=after(3))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = Process if kind.startswith("process.") else Check
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
