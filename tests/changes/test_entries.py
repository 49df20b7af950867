"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.changes.models import Event
from countersign.ledger.columns import PERSONAL
from tests.cast import Cast
from tests.changes.worlds import assessed, incident, reported, withdrawn
from tests.ledger.golden import frozen, written

KINDS = ("event.reported", "event.assessed", "event.withdrawn")


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    withdrawn(larkbeam, reported(larkbeam))
    assessed(larkbeam, incident(larkbeam), learnt="Nobody knew whom to call.")
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {column for column, how in Event.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == Event.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
