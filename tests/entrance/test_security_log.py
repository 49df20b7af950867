"""A line for whoever comes in, is refused, or goes: the organisation and the person, and no address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from countersign.kernel.references import ref
from countersign.people.models import Account
from tests.cast import Cast
from tests.entrance.letters import code
from tests.entrance.signing_in import PRIYA, SIGN_IN, STRANGER, ask, enter, is_in, sign_in
from tests.web.log import logged

WRONG = "not a code"


def told(lines: list[dict[str, Any]]) -> list[tuple[str, Any, str]]:
    assert "@" not in json.dumps(lines)
    return [(one["event"], one["people"], one.get("why", "")) for one in lines if "people" in one]


def known(here: Cast, first: str) -> list[dict[str, str]]:
    return [{"organisation": ref("organisation", here.organisation), "person": here.person(first).ref}]


def test_coming_in_and_going_are_told(larkbeam: Cast) -> None:
    priya = Client()
    with logged() as lines:
        sign_in(priya, PRIYA)
        priya.post("/sign-out/")
    who = known(larkbeam, "priya")
    assert told(lines) == [("signed in", who, ""), ("signed out", who, "")]


@pytest.mark.parametrize(("address", "stranger"), [(PRIYA, False), (STRANGER, True)])
def test_a_wrong_code_is_told_with_whose_it_was(larkbeam: Cast, address: str, stranger: bool) -> None:
    browser = Client()
    with logged() as lines:
        ask(browser, address)
        enter(browser, WRONG)
    who = [] if stranger else known(larkbeam, "priya")
    assert told(lines) == [("sign-in refused", who, "not the code")]


def test_a_session_ends_when_its_account_gets_another_address_past_us(larkbeam: Cast) -> None:
    """Whoever may write to the database gives the account they are in with the address of somebody who leads."""
    ola = Client()
    sign_in(ola, "ola@larkbeam.example")
    assert is_in(ola)
    Account.objects.filter(email=PRIYA).delete()
    Account.objects.filter(email="ola@larkbeam.example").update(email=PRIYA)
    assert not is_in(ola)


def test_a_code_lets_nobody_in_when_its_account_got_another_address_meanwhile(larkbeam: Cast) -> None:
    ola = Client()
    ask(ola, "ola@larkbeam.example")
    Account.objects.filter(email=PRIYA).delete()
    Account.objects.filter(email="ola@larkbeam.example").update(email=PRIYA)
    with logged() as lines:
        answer = enter(ola, code("ola@larkbeam.example"))
    assert answer["Location"] == SIGN_IN
    assert not is_in(ola)
    assert [why for _event, _who, why in told(lines)] == ["the account has another address"]
