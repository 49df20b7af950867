from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.resources.enums import BudgetState
from countersign.resources.queries import budgets
from tests.cast import Cast
from tests.resources.worlds import AT, agreed, budget_elsewhere, budgeted, in_budget
from tests.web.resources.test_resources import LIST, PDF
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.world import browser_of

BUDGETS = f"{LIST}budgets/"
TYPED = {
    "title": "Information security 2026",
    "begins_on": "2026-01-01",
    "ends_on": "2026-12-31",
    "sum": "25.000,00",
    "currency": "EUR",
    "covers": "Tools and training.",
}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_a_budget_is_put_forward_and_approved_by_a_leader(larkbeam: Cast) -> None:
    assert post(browser_of("tom"), f"{BUDGETS}propose/", **TYPED).status_code == 303
    row = budgets(larkbeam.organisation).get()
    assert str(row.money) == "€25,000"
    priya, page = browser_of("priya"), f"{BUDGETS}{row.id.hex}/approve/"
    assert "Approve the yearly budget: Information security 2026" in seen(get(priya, "/o/larkbeam-ltd/"))
    assert "Approve €25,000 for information security?" in seen(get(priya, page))
    assert priya.post(page, hidden(priya, page)).status_code == 303
    assert in_budget(larkbeam, row.id).state is BudgetState.APPROVED
    assert "approved by top management" in seen(get(browser_of("tom"), LIST))


def test_a_budget_without_a_clear_sum_is_asked_about(larkbeam: Cast) -> None:
    for typed, says in (({"currency": ""}, "Choose the currency"), ({"sum": ""}, "Write how much")):
        answer = post(browser_of("tom"), f"{BUDGETS}propose/", **{**TYPED, **typed})
        assert answer.status_code == 422
        assert says in seen(answer)
    assert not budgets(larkbeam.organisation).exists()


def test_a_budget_that_was_approved_elsewhere_with_its_copy(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    told: dict[str, Any] = {
        "approved_by_id": larkbeam.person("priya").id.hex,
        "approved_on": "2025-12-01",
        "method": "MINUTE",
        "scan": SimpleUploadedFile("plan.pdf", PDF),
    }
    assert post(tom, f"{BUDGETS}record/", **TYPED, **told).status_code == 303
    row = budgets(larkbeam.organisation).get()
    text = seen(get(tom, f"{BUDGETS}{row.id.hex}/"))
    assert "Approved by Priya Raman on 1 December 2025" in text
    assert "Recorded later by Tom Okafor on 6 January 2026." in text
    assert get(tom, f"{BUDGETS}{row.id.hex}/scan/").content == PDF


def test_a_budget_is_taken_back_by_whoever_may(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    agreed(larkbeam, id)
    tom, priya, page = browser_of("tom"), browser_of("priya"), f"{BUDGETS}{id.hex}/"
    assert "Take the budget back" not in seen(get(tom, page))
    assert "Take the budget back" in seen(get(priya, page))
    assert post(tom, f"{page}withdraw/", because="Another one.").status_code == 403
    assert post(priya, f"{page}withdraw/", because="Another one.").status_code == 303
    assert "“Another one.”" in seen(get(tom, page))
    assert get(tom, f"{page}scan/").status_code == 404


def test_a_budget_of_ones_own_waits_for_another_leader_or_none(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    page = seen(get(browser_of("tom"), f"{BUDGETS}{id.hex}/"))
    assert "Only top management can approve the yearly budget." in page
    next_year: dict[str, Any] = {"begins_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
    elsewhere = budget_elsewhere(larkbeam, **next_year)
    assert "recorded it, not the approver" in seen(get(browser_of("tom"), f"{BUDGETS}{elsewhere.hex}/"))
