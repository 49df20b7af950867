from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.withdraw_budget import withdraw_budget
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
    lead,
    leader,
    recording_fails,
)


def taken_back(
    here: Cast, id: UUID, because: str = "Another one holds.", *, by: Actor | None = None, at: datetime = AT
) -> None:
    withdraw_budget(budget_id=id, because=because, by=by or lead(here), at=at)


def test_withdraw_budget_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    taken_back(larkbeam, id, at=after(1))
    now = in_budget(larkbeam, id)
    assert (now.state, now.withdrawn_because, str(now.withdrawn_by)) == (
        BudgetState.WITHDRAWN,
        "Another one holds.",
        "Tom Okafor",
    )
    assert kind_of(larkbeam, now) == "budget.withdrawn"
    assert verify(larkbeam.organisation)[1] == []
    budgeted(larkbeam)
    with pytest.raises(Refused, match="was taken back"):
        taken_back(larkbeam, id)


def test_withdraw_budget_that_is_approved_is_for_top_management(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    agreed(larkbeam, id)
    with pytest.raises(Refused, match="only top management can take it back"):
        taken_back(larkbeam, id)
    taken_back(larkbeam, id, by=leader(larkbeam))
    assert in_budget(larkbeam, id).state is BudgetState.WITHDRAWN


@pytest.mark.parametrize(("because", "says"), [(" ", "Say in a sentence"), ("x" * 2001, "at most 2000 characters")])
def test_withdraw_budget_without_a_good_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        taken_back(larkbeam, budgeted(larkbeam), because)


def test_withdraw_budget_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        taken_back(larkbeam, budgeted(larkbeam), by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))


def test_withdraw_budget_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (budgeted(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            withdraw_budget(budget_id=id, because="No.", by=otto, at=AT)


def test_withdraw_budget_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        taken_back(larkbeam, id)
    assert in_budget(larkbeam, id).withdrawn_at is None
