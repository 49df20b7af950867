"""After the code, onwards: to the page that a mail named, and to nobody else's."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from tests.cast import Cast
from tests.entrance.letters import another, code
from tests.entrance.signing_in import PRIYA, SIGN_IN

REGISTER = "/o/larkbeam-ltd/register/"
ELSEWHERE = (
    *("https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "https:evil.example"),
    *("javascript:alert(1)", "http://localhost/", "http://127.0.0.1:8000/", "http://testserver@evil.example/"),
    *("https://testserver/", "///evil.example", " //evil.example", "/\t/evil.example", "data:text/html,x"),
)


@pytest.fixture
def browser(larkbeam: Cast) -> Client:
    return Client()


def through(browser: Client, first: str) -> str:
    """Where somebody ends who follows the two pages from an address of the first one."""
    assert browser.get(first).status_code == 200
    second = browser.post(first, {"email": PRIYA})["Location"]
    assert second.startswith("/sign-in/code/")
    assert browser.post(second, {"code": another(code(PRIYA))}).status_code == 422
    return str(browser.post(second, {"code": code(PRIYA)})["Location"])


def test_a_mail_s_link_leads_on_to_its_page_after_the_code(browser: Client) -> None:
    first = browser.get(REGISTER)["Location"]
    assert through(browser, first) == REGISTER
    assert browser.get(REGISTER).status_code == 200


def test_a_page_with_a_query_keeps_it(browser: Client) -> None:
    page = "/o/larkbeam-ltd/people/?page=2"
    assert through(browser, browser.get(page)["Location"]) == page


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_elsewhere(browser: Client, target: str) -> None:
    assert through(browser, f"{SIGN_IN}?next={quote(target)}") == "/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_elsewhere_who_is_here_already(browser: Client, target: str) -> None:
    through(browser, SIGN_IN)
    assert browser.get(f"{SIGN_IN}?next={quote(target)}")["Location"] == "/"


def test_whoever_is_here_already_goes_straight_on(browser: Client) -> None:
    through(browser, SIGN_IN)
    assert browser.get(f"{SIGN_IN}?next={REGISTER}")["Location"] == REGISTER
