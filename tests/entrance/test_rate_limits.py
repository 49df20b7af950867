"""Nobody guesses or floods for long: limits count for all processes together, and by nothing that a client says."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from tests.cast import Cast
from tests.entrance.letters import another, code, codes
from tests.entrance.signing_in import OLA, OTTO, PRIYA, STRANGER, ask, enter, is_in
from tests.ledger.copies import at_once, inside
from tests.ledger.nursery import nursery


@pytest.mark.parametrize("address", [PRIYA, STRANGER])
def test_three_codes_a_minute_for_one_address(larkbeam: Cast, address: str) -> None:
    """The same for strangers, or the limit would tell who is known."""
    assert [ask(Client(), address).status_code for _ in range(4)] == [302, 302, 302, 422]
    assert ask(Client(), OTTO).status_code == 302


def test_ten_codes_an_hour_for_one_address(larkbeam: Cast) -> None:
    began, statuses = now().timestamp(), []
    for minute in range(0, 48, 4):
        with time_machine.travel(began + 60 * minute):
            statuses.append(ask(Client(), PRIYA).status_code)
    assert statuses == [302] * 10 + [422] * 2


@pytest.mark.slow
def test_limits_count_for_all_processes(database_copy: dict[str, str]) -> None:
    with nursery(database_copy, "tests.entrance.programs", "countersign.urls") as born, ExitStack() as alive:
        asking = [alive.enter_context(born.start("tests.entrance.programs:ask_once", PRIYA)) for _ in range(5)]
        said = sorted(one.stdout.readline().strip() for one in asking)
    assert said == ["302", "302", "302", "422", "422"]
    with inside(database_copy):
        assert len(codes(PRIYA)) == 3


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP", "CF-Connecting-IP"])
def test_an_address_that_the_client_claims_is_ignored(larkbeam: Cast, settings: Settings, header: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "2/m/ip"}
    addresses = (PRIYA, OLA, OTTO)
    answers = [ask(Client(), one, headers={header: f"203.0.113.{at}"}) for at, one in enumerate(addresses)]
    assert [answer.status_code for answer in answers] == [302, 302, 422]


def test_many_wrong_codes_at_once_are_five(database_copy: dict[str, str]) -> None:
    """However many are sent at one moment: the sixth is not looked at, and then the right one neither."""
    with inside(database_copy):
        browser = Client()
        ask(browser, PRIYA)
        right = code(PRIYA)
        tabs = [copy_of(browser) for _ in range(8)]
        at_once(*(partial(enter, tab, another(right)) for tab in tabs))
        enter(browser, right)
        assert not is_in(browser)


def copy_of(browser: Client) -> Client:
    tab = Client()
    tab.cookies["countersign"] = browser.cookies["countersign"].value
    return tab
