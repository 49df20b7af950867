"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.readiness.models import Turn
from countersign.readiness.rounds.look import look
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.policies.worlds import AT, after, begun


@pytest.mark.parametrize("kind", ["finding.raised", "finding.cleared"])
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    look(AT)
    begun(larkbeam)
    look(after(1))
    now, then = written(larkbeam.organisation)[kind], frozen(kind)

    assert now.keys() == then.keys()
    assert now["kv"] == then["kv"]
    assert now["state"].keys() == then["state"].keys() == Turn.proved.keys()
