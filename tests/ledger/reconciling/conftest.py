"""Logs to be tampered with."""

from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.past_the_gate import found

LATER = AT + timedelta(days=2)


@pytest.fixture
def log(larkbeam: Cast) -> Cast:
    """A log with a checkpoint over some people, and two people after it."""
    enter_crowd(larkbeam, 4)
    issue_checkpoints(LATER)
    enter_crowd(larkbeam, 2, first=2000, at=LATER)
    assert found(larkbeam.organisation) == set()
    return larkbeam


@pytest.fixture
def tall_log(larkbeam: Cast) -> Cast:
    """A log with a full tile."""
    enter_crowd(larkbeam, 260)
    issue_checkpoints(LATER)
    return larkbeam
