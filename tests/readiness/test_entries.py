"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.ledger.guard import Guarded
from countersign.readiness.commands.close_statement import close_statement
from countersign.readiness.commands.close_toleration import close_toleration
from countersign.readiness.models import Statement, Toleration, Turn
from countersign.readiness.rounds.look import look
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.policies.worlds import begun
from tests.readiness.worlds import AT, after, agreed, approved, declared_gap, leader, offered, proposed


@pytest.mark.parametrize("kind", ["finding.raised", "finding.cleared"])
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    look(AT)
    begun(larkbeam)
    look(after(1))
    now, then = written(larkbeam.organisation)[kind], frozen(kind)

    assert now.keys() == then.keys()
    assert now["kv"] == then["kv"]
    assert now["state"].keys() == then["state"].keys() == Turn.proved.keys()


def answers(here: Cast) -> None:
    """Every kind of entry that an answer to a finding can cause."""
    approved(here, id := proposed(here))
    close_toleration(toleration_id=id, because="The policy is in force.", by=leader(here), at=after(1))
    declared_gap(here)
    agreed(here, id := offered(here, at=after(1)), at=after(1))
    close_statement(statement_id=id, because="What it declares is done.", by=leader(here), at=after(2))


KINDS: dict[str, type[Guarded]] = {
    **dict.fromkeys(("toleration.proposed", "toleration.approved", "toleration.closed"), Toleration),
    **dict.fromkeys(("statement.offered", "statement.approved", "statement.closed"), Statement),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_answer_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    answers(larkbeam)
    now, then = written(larkbeam.organisation)[kind], frozen(kind)

    assert now.keys() == then.keys()
    assert now["kv"] == then["kv"]
    assert now["state"].keys() == then["state"].keys() == KINDS[kind].proved.keys()
