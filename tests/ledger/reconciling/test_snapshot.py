from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings

from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.sequence import sequence
from countersign.people.commands.enter import enter
from tests.cast import Cast
from tests.ledger.copies import at_once
from tests.ledger.doing import AT, lead


@pytest.mark.parametrize("mode", ["inline", "worker"])
def test_verify_while_others_write_sees_one_moment(copied: Cast, mode: str) -> None:
    """Rows, leaves and head of different moments would not fit one another."""
    by = lead(copied)

    def write(name: str) -> list[int]:
        for number in range(15):
            at = AT + timedelta(milliseconds=number)
            enter(name=name, email=f"{name}{number}@larkbeam.example", by=by, at=at)
            if mode == "worker" and name == "sam":
                sequence(AT)
        return []

    def watch() -> list[int]:
        return [len(verify(copied.organisation)[1]) for _ in range(8)]

    with override_settings(COUNTERSIGN_SEQUENCER=mode):
        _, _, problems = at_once(lambda: write("sam"), lambda: write("kim"), watch)
    assert problems == [0] * 8
