"""S1 and S5 by form: whoever wrote it, asked for it, or is the one whom it is about, sends the form that approves it.

The acts are found in the matrix, by their names. A new one needs its line: ``TRIED`` (in ``own.py``) makes a world in
which one person must not, and another may; ``ELSEWHERE`` names the test that tries it, where more than one form is
needed; ``NOBODY_S_OWN`` says why nothing of one's own can be approved by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import resolve

from countersign.entrance.matrix import MATRIX
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Leaf
from tests.cast import Cast
from tests.regressions.pointing import stands
from tests.separation.own import TRIED, Own
from tests.separation.test_s8_by_every_form_that_approves import APPROVES, SAID
from tests.web.pages import Answer
from tests.web.roles.pages import seen
from tests.web.test_form_fields import forms_of
from tests.web.world import browser_of

GIVES = re.compile(rf"{APPROVES.pattern}|\.(grant|erase|evaluate|delegate)$")
"""How acts are called by which somebody approves something, or gives somebody something."""

ABOUT = "separation/test_s5_nobody_approves_what_is_about_themselves.py"

ELSEWHERE: dict[str, str] = {
    "person.erase": f"{ABOUT}::test_ones_own_erasure_by_command_and_by_form",
    "policy.delegate": f"{ABOUT}::test_ones_own_delegation",
    "policy.sign": (
        "separation/test_s1_nobody_alone_approves_what_they_wrote.py::test_the_form_refuses_it_with_the_same_sentence"
    ),
}

NOBODY_S_OWN: dict[str, str] = {
    "acceptance.give": "accepting in one's own name is the point, and is done for nobody else (S9)",
    "appointment.accept": "accepting one's own role is the point, and is done for nobody else",
    "appointment.decline": "a no to one's own role gives nobody anything",
    "attendance.confirm": "whoever was there says so themselves, and nobody for them",
    "auditseen.confirm": "a leader says that they have seen what others found; nothing comes into force by it",
    "matrix.accept": "accepting what the matrix asks of one by name is the point, and is done for nobody else",
    "managementreview.sign": (
        "the chair speaks for the review; where nobody else wrote a word of it, minutes and pack say so (record 0068), "
        "and what a decision asks for is decided by somebody else"
    ),
    "policy.decide_availability": "nobody puts it forward: the leader says it, and nothing is opened by it",
    "policy.endorse": "it adds a name behind what somebody else signed, and makes nothing hold",
    "register.confirm": "whoever is entered says that it is so; somebody else entered them",
    "renewal.accept": "taking on what changes in one's own role is the point, and is done for nobody else",
    "renewal.decline": "a no to one's own role gives nobody anything",
    "report.acknowledge": "whoever gets a report says that they have read it; it cannot be sent to oneself",
    "resource.accept_risk": "whoever the refusal names answers for the risk that stays, and nobody for them",
    "riskreceipt.give": "a leader says how they see a risk; nothing is decided by it",
    "translation.give": "whoever gives it says themselves that it says the same; the signed text applies (record 0044)",
}

BEHIND = {"access.grant": "access.read"}
"""The page whose form it is has a name of its own."""

NOT_OFFERED = {"objective.adopt": 422}
"""What is not among the boxes of somebody's page cannot be ticked; the page says why."""

CASES = [(act, case) for act, cases in TRIED.items() for case in cases]


def everything(here: Cast) -> dict[str, list[dict[str, Any]]]:
    """Every row that is guarded, and every leaf."""
    tables: list[Any] = [*guarded_models(), Leaf]
    found = {}
    for model in tables:
        whose = "id" if model.__name__ == "Organisation" else "organisation_id"
        rows: Any = model._default_manager.filter(**{whose: here.organisation})
        found[model.__name__] = list(rows.order_by("pk").values())
    return found


def filled(client: Client, own: Own) -> dict[str, str]:
    """What whoever may send it was shown, as their form says it, and what they fill in."""
    there = [form for form in forms_of(client.get(own.path)) if (form.action or own.path) == own.path]
    shown = {name: value for form in there for name, value in form.sent.items() if name.endswith("_shown")}
    return {**shown, **own.fields}


def sent(client: Client, own: Own, fields: dict[str, str]) -> Answer:
    return client.post(own.path, {**fields, "act": uuid4().hex})


@pytest.mark.parametrize(("act", "case"), CASES, ids=lambda one: getattr(one, "__name__", one))
def test_nobody_approves_their_own_by_form(larkbeam: Cast, act: str, case: Callable[[Cast], Own]) -> None:
    own = case(larkbeam)
    assert resolve(own.path).func.endpoint.act == BEHIND.get(act, act)  # type: ignore[attr-defined]
    with time_machine.travel(own.at, tick=False):
        other = browser_of(own.other)
        fields, before = filled(other, own), everything(larkbeam)
        refused = sent(browser_of(own.who), own, fields)
        assert (refused.status_code, own.says in seen(refused)) == (NOT_OFFERED.get(act, 403), True), seen(refused)
        assert SAID in refused.content.decode()
        assert everything(larkbeam) == before
        done = sent(other, own, fields)
        assert done.status_code == 303, seen(done)
        assert everything(larkbeam) != before


def test_every_act_that_approves_is_tried_or_says_why_nothing_of_ones_own_can_be_approved_by_it() -> None:
    acts = {act for act in MATRIX if GIVES.search(act)}
    lines = [*TRIED, *ELSEWHERE, *NOBODY_S_OWN]
    known = set(lines)
    assert len(known) == len(lines), "one line each"
    assert not acts - known, f"{sorted(acts - known)}: try it with what somebody wrote, and with what is about them."
    assert not known - acts, "these are gone"
    stands(*(f"tests/{place}" for place in ELSEWHERE.values()))
