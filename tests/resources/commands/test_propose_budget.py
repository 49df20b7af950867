from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.resources.enums import BudgetState
from countersign.resources.queries import budgets
from tests.cast import Cast
from tests.resources.worlds import YEAR, agreed, budgeted, in_budget, kind_of, recording_fails


def test_propose_budget_puts_it_before_top_management(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    made = in_budget(larkbeam, id)
    assert (made.title, made.money, made.state) == (YEAR["title"], YEAR["money"], BudgetState.PROPOSED)
    assert (made.begins_on, made.ends_on, made.document) == (YEAR["begins_on"], YEAR["ends_on"], made.digest)
    assert kind_of(larkbeam, made) == "budget.proposed"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Give the budget a name"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"begins_on": date(226, 1, 1)}, "Look at the year"),
        ({"ends_on": date(2025, 12, 31)}, "ends before it begins"),
        ({"ends_on": date(2028, 12, 31)}, "for about a year"),
        ({"money": Money(0, "GBP")}, "Look at the sum"),
        ({"money": Money(10**12, "GBP")}, "Look at the sum"),
        ({"covers": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_propose_budget_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        budgeted(larkbeam, **changed)
    assert not budgets(larkbeam.organisation).exists()


def test_propose_budget_for_days_that_have_one_is_refused(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    with pytest.raises(Refused, match="waits for top management already: Information security 2026"):
        budgeted(larkbeam, begins_on=date(2026, 7, 1), ends_on=date(2027, 6, 30))
    agreed(larkbeam, id)
    with pytest.raises(Refused, match="There is a budget for these days already"):
        budgeted(larkbeam)
    budgeted(larkbeam, money=Money(100_000, "EUR"))
    budgeted(larkbeam, begins_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT, Hat.INTERNAL_AUDITOR])
def test_propose_budget_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        budgeted(larkbeam, by=larkbeam.actor("mei", hat))


def test_propose_budget_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        budgeted(larkbeam)
    assert not budgets(larkbeam.organisation).exists()
