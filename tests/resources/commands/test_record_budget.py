from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.resources.commands.propose_budget import YearlyBudget
from countersign.resources.commands.record_budget import record_budget
from countersign.resources.enums import BudgetState
from countersign.resources.queries import budgets
from tests.cast import Cast
from tests.resources.worlds import AT, NOBODY, TODAY, YEAR, budget_elsewhere, in_budget, kind_of, lead, recording_fails


def test_record_budget_with_a_copy_of_the_minutes(larkbeam: Cast) -> None:
    scan = keep(larkbeam.organisation, b"%PDF-1.7 minutes")
    id = budget_elsewhere(larkbeam, approved_on=date(2025, 12, 1), scan=scan)
    made = in_budget(larkbeam, id)
    assert (made.state, made.approved_on, made.approved_at) == (BudgetState.APPROVED, date(2025, 12, 1), AT)
    assert (str(made.approved_by), str(made.recorded_by), made.scan) == ("Priya Raman", "Tom Okafor", scan)
    assert kind_of(larkbeam, made) == "budget.recorded_elsewhere"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"approved_on": date(2026, 1, 7)}, "That day lies ahead"),
        ({"method": SignatureMethod.PASSKEY}, "how it was approved elsewhere"),
        ({"title": ""}, "Give the budget a name"),
    ],
)
def test_record_budget_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        budget_elsewhere(larkbeam, **changed)
    assert not budgets(larkbeam.organisation).exists()


def given(**changed: Any) -> dict[str, Any]:
    how = {"approved_on": TODAY, "method": SignatureMethod.MINUTE}
    return {"budget": YearlyBudget(**YEAR), **how, **changed}


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT, Hat.INTERNAL_AUDITOR])
def test_record_budget_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    priya = larkbeam.person("priya").id
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        record_budget(**given(approved_by_id=priya), by=larkbeam.actor("mei", hat), at=AT)


def test_record_budget_of_somebody_who_is_nobody_here_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown):
            record_budget(**given(approved_by_id=id), by=lead(larkbeam), at=AT)


def test_record_budget_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        budget_elsewhere(larkbeam)
    assert not budgets(larkbeam.organisation).exists()
