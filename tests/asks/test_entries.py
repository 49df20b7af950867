"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.asks.commands.note_silence import note_silence
from countersign.asks.enums import Answer
from countersign.asks.models import Ask, Chase, Commitment
from countersign.ledger.columns import PERSONAL
from tests.asks.worlds import after, answered, chased, committed, made, met, taken_back, told, withdrawn
from tests.cast import Cast
from tests.ledger.golden import frozen, written

OF_ASKS = ("made", "passed_unanswered", "answered", "declined", "answer_recorded", "withdrawn")
KINDS = {
    **{f"ask.{verb}": Ask for verb in OF_ASKS},
    "chase.made": Chase,
    **{f"commitment.{verb}": Commitment for verb in ("made", "met", "taken_back")},
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that an ask or a commitment can cause."""
    late, no, heard, gone = (made(here) for _ in range(4))
    chased(here, late, at=after(5))
    answered(here, no, Answer.NO, at=after(6), words="The board chairs it.")
    told(here, heard, at=after(7), answered_on=after(6).date())
    withdrawn(here, gone, at=after(8))
    note_silence(ask_id=late, by=here.system, at=after(12))
    answered(here, late, at=after(13))
    made(here, at=after(14), due_on=date(2026, 2, 2))
    met(here, committed(here), at=after(15))
    taken_back(here, committed(here, due_on=date(2026, 5, 1), at=after(15)), at=after(16))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = KINDS[kind]
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
