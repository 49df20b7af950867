"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.messages.entries import told
from countersign.messages.models import Message
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.messages.worlds import after, recorded, sent, withdrawn

KINDS = ("message.released", "message.recorded", "message.withdrawn")


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    sent(larkbeam)
    withdrawn(larkbeam, recorded(larkbeam), at=after(1))
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {column for column, how in Message.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == Message.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal


@pytest.mark.parametrize(
    ("staff", "contractors", "says"), [(True, True, "everybody"), (True, False, "staff"), (False, True, "contractors")]
)
def test_the_wall_says_who_was_told(staff: bool, contractors: bool, says: str) -> None:
    assert told({"to_staff": staff, "to_contractors": contractors}) == (f"{{who}} told {says}: {{title}}", {})
