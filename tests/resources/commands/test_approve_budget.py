from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.approve_budget import approve_budget
from countersign.resources.enums import BudgetState
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    NOBODY,
    after,
    agreed,
    budgeted,
    in_budget,
    kind_of,
    leader,
    recording_fails,
    second_leader,
)


def test_approve_budget_in_top_managements_name(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    agreed(larkbeam, id, at=after(2))
    now = in_budget(larkbeam, id)
    assert (now.state, now.approved_on, str(now.approved_by)) == (
        BudgetState.APPROVED,
        after(2).date(),
        "Priya Raman",
    )
    assert (now.approved_as.partition(",")[0], now.single_handed, now.method) == ("CEO and founder", False, "")
    assert kind_of(larkbeam, now) == "budget.approved"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="approved already"):
        agreed(larkbeam, id)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_approve_budget_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = budgeted(larkbeam)
    for first in ("mei", "priya"):
        with pytest.raises(Refused, match="Only top management"):
            agreed(larkbeam, id, by=larkbeam.actor(first, hat))


def test_approve_budget_of_ones_own_only_where_nobody_else_leads(larkbeam: Cast) -> None:
    alone = budgeted(larkbeam, by=leader(larkbeam))
    tom = second_leader(larkbeam)
    with pytest.raises(Refused, match="You put this budget forward"):
        agreed(larkbeam, alone)
    agreed(larkbeam, alone, by=tom)
    assert not in_budget(larkbeam, alone).single_handed


def test_approve_budget_by_the_only_leader_is_single_handed(larkbeam: Cast) -> None:
    id = budgeted(larkbeam, by=leader(larkbeam))
    agreed(larkbeam, id)
    assert in_budget(larkbeam, id).single_handed


def test_approve_budget_that_was_not_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="not what you were shown"):
        agreed(larkbeam, budgeted(larkbeam), shown="sha256:0")


def test_approve_budget_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (budgeted(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            approve_budget(budget_id=id, digest_shown="", by=otto, at=AT)


def test_approve_budget_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        agreed(larkbeam, id)
    assert in_budget(larkbeam, id).state is BudgetState.PROPOSED
