"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.models import Visit
from tests.audits.commands.test_change_visit import moved
from tests.audits.worlds import after, lead, planned
from tests.cast import Cast
from tests.ledger.golden import frozen, written

KINDS = ("visit.planned", "visit.changed", "visit.called_off")


def whole_story(here: Cast) -> None:
    """Every kind of entry that an audit can cause."""
    id = planned(here)
    moved(here, id)
    call_off_visit(visit_id=id, because="Northgate chose another supplier.", by=lead(here), at=after(2))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {"called_off_because"}
    assert old["state"].keys() == now["state"].keys() == Visit.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
