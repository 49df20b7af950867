"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.direction.entries import DIRECTED, SUPPORTED
from countersign.direction.enums import DirectionKind, SupportKind
from countersign.direction.models import Deviation, Direction, Support
from countersign.ledger.columns import PERSONAL
from tests.cast import Cast
from tests.direction.worlds import (
    approved,
    corrected,
    deviation_off,
    directed,
    direction_off,
    lead,
    observed,
    second_leader,
    support_off,
    supported,
)
from tests.ledger.golden import frozen, written

MODELS = {"direction": Direction, "support": Support, "deviation": Deviation}
KINDS = (
    *(f"direction.{verb}" for verb in ("given", "told", "withdrawn")),
    *(f"support.{verb}" for verb in ("given", "told", "led", "withdrawn")),
    *(f"deviation.{verb}" for verb in ("observed", "approved", "corrected", "withdrawn")),
)


def whole_story(here: Cast) -> None:
    directed(here)
    direction_off(here, directed(here, by=lead(here)))
    supported(here)
    support_off(here, supported(here, by=lead(here)))
    supported(here, kind=SupportKind.OWN_ACT)
    id = observed(here)
    approved(here, id, by=second_leader(here, "mei"))
    corrected(here, id)
    deviation_off(here, observed(here))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    proved = MODELS[kind.partition(".")[0]].proved
    personal = {column for column, how in proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal


def test_every_kind_has_its_sentence_on_the_wall() -> None:
    assert DIRECTED.keys() == {one.value for one in DirectionKind}
    assert SUPPORTED.keys() == {one.value for one in SupportKind if one is not SupportKind.OWN_ACT}
