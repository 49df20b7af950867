"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.resources.models import Budget, Decision, Request
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.resources import worlds
from tests.resources.commands.test_change_request import changed
from tests.resources.commands.test_withdraw_budget import taken_back

OF_REQUESTS = tuple(
    f"resource.{verb}"
    for verb in ("raised", "changed", "settled", "risk_accepted", "released", "concluded", "withdrawn")
)
OF_DECISIONS = tuple(
    f"resourcedecision.{verb}"
    for verb in ("approved", "refused", "deferred", "recorded_elsewhere", "deferred_elsewhere")
)
OF_BUDGETS = tuple(f"budget.{verb}" for verb in ("proposed", "approved", "recorded_elsewhere", "withdrawn"))
MODELS = {"resource": Request, "resourcedecision": Decision, "budget": Budget}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a request or a budget can cause."""
    yes, no, elsewhere, gone = (worlds.raised(here) for _ in range(4))
    changed(here, yes, title="Backups on another account")
    worlds.decided(here, yes, worlds.DEFERRED)
    worlds.decided(here, yes, at=worlds.after(1))
    worlds.released(here, yes, worlds.after(2).date(), at=worlds.after(2))
    worlds.concluded(here, yes, worlds.after(3).date(), at=worlds.after(3))
    mei = here.person("mei").id
    worlds.decided(here, no, replace(worlds.REFUSED, risk_owner_id=mei), at=worlds.after(4))
    worlds.accepted(here, no, "mei", at=worlds.after(5))
    worlds.recorded(here, elsewhere, worlds.DEFERRED, at=worlds.after(6))
    worlds.recorded(here, elsewhere, at=worlds.after(6))
    worlds.withdrawn(here, gone, at=worlds.after(7))
    budget = worlds.budgeted(here, at=worlds.after(8))
    worlds.agreed(here, budget, at=worlds.after(9))
    taken_back(here, budget, by=worlds.leader(here), at=worlds.after(10))
    worlds.budget_elsewhere(here, at=worlds.after(11))


@pytest.mark.parametrize("kind", [*OF_REQUESTS, *OF_DECISIONS, *OF_BUDGETS])
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = MODELS[kind.partition(".")[0]]
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
