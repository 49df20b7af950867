"""Signing in with a mailed code: who gets one, what it opens, and for how long."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countersign.delivery.models import Mail
from countersign.entrance.clock import now
from countersign.entrance.models import Session
from countersign.people.commands.leave import leave
from countersign.people.models import Account, Bounce
from countersign.people.queries import unreached
from tests.cast import Cast
from tests.entrance.letters import another, code, codes, waiting
from tests.entrance.signing_in import ENTER, OLA, OTTO, PRIYA, SIGN_IN, STRANGER, ask, enter, is_in, sign_in
from tests.people.bouncing import bounced
from tests.policies.worlds import lead
from tests.web.pages import bare


@pytest.fixture
def browser(larkbeam: Cast) -> Client:
    return Client()


def test_sign_in_with_the_code_that_was_mailed(browser: Client) -> None:
    answer = ask(browser, PRIYA)
    assert (answer.status_code, answer["Location"]) == (302, ENTER)
    assert not is_in(browser)
    assert enter(browser, code(PRIYA))["Location"] == "/"
    assert browser.get("/")["Location"] == "/o/larkbeam-ltd/"
    assert is_in(browser)


def test_ask_makes_the_account_when_it_is_first_needed(browser: Client) -> None:
    assert not Account.objects.filter(email=OLA).exists()
    ask(browser, f"  {OLA.upper()} ")
    ask(Client(), OLA)
    account = Account.objects.get(email=OLA)
    assert not account.has_usable_password()
    assert len(codes(OLA)) == 2


def test_ask_of_a_stranger_looks_the_same_and_does_nothing(browser: Client) -> None:
    pages = []
    for address in (PRIYA, STRANGER):
        client = Client()
        answer = ask(client, address)
        page = client.get(ENTER)
        shown = bare(page).replace(address.encode(), b"")
        pages.append((answer.status_code, answer["Location"], sorted(answer.cookies), page.status_code, shown))
    assert pages[0] == pages[1]
    assert not waiting(STRANGER).exists()
    assert not Account.objects.filter(email=STRANGER).exists()


def test_ask_of_a_stranger_is_as_much_work_and_has_run_out_before_it_is_sent(browser: Client) -> None:
    """Or the time that the answer takes would tell who is known here."""
    ask(browser, PRIYA)
    written = []
    for address in (PRIYA, STRANGER):
        with CaptureQueriesContext(connection) as queries:
            ask(Client(), address)
        said = (one["sql"].split()[:3] for one in queries.captured_queries)
        written.append([words for words in said if words[0] in ("INSERT", "UPDATE", "DELETE")])
    assert written[0] == written[1]
    to_nobody = Mail.objects.get(organisation_id=None, to="")
    assert to_nobody.expires_at == to_nobody.queued_at


@pytest.mark.parametrize("typed", ["000000", "", " ", "None", "null"])
def test_a_stranger_has_no_code_that_fits(browser: Client, typed: str) -> None:
    ask(browser, STRANGER)
    assert enter(browser, typed).status_code == 422
    assert not is_in(browser)


def test_a_code_has_six_digits(browser: Client) -> None:
    for _ in range(3):
        ask(Client(), PRIYA)
    found = codes(PRIYA)
    assert len(found) == 3
    assert all(re.fullmatch(r"\d{6}", one) for one in found)
    assert len(set(found)) > 1


def test_five_wrong_tries_end_it(browser: Client) -> None:
    ask(browser, PRIYA)
    right = code(PRIYA)
    answers = [enter(browser, another(right)) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 302]
    assert answers[-1]["Location"] == SIGN_IN
    enter(browser, right)
    assert not is_in(browser)


def test_a_code_works_once(browser: Client) -> None:
    sign_in(browser, PRIYA)
    used = code(PRIYA)
    browser.post("/sign-out/")
    enter(browser, used)
    ask(browser, PRIYA)
    assert code(PRIYA) != used
    assert enter(browser, used).status_code == 422


def test_a_code_belongs_to_the_browser_that_asked(browser: Client) -> None:
    ask(browser, PRIYA)
    elsewhere = Client()
    ask(elsewhere, OTTO)
    assert enter(elsewhere, code(PRIYA)).status_code == 422
    assert not is_in(elsewhere)


@pytest.mark.parametrize(("minutes", "works"), [(9, True), (11, False)])
def test_a_code_lives_ten_minutes(browser: Client, minutes: int, works: bool) -> None:
    ask(browser, PRIYA)
    with time_machine.travel(now() + timedelta(minutes=minutes)):
        enter(browser, code(PRIYA))
        assert is_in(browser) is works


def test_a_newer_code_replaces_the_one_before(browser: Client) -> None:
    """In the same browser; the older one is only good for a try."""
    ask(browser, PRIYA)
    first = code(PRIYA)
    browser.get(f"{SIGN_IN}?again=1")
    ask(browser, PRIYA)
    newest = code(PRIYA)
    if first != newest:
        assert enter(browser, first).status_code == 422
    enter(browser, newest)
    assert is_in(browser)


def test_another_address_can_be_typed_after_a_slip(browser: Client) -> None:
    """The way back from the second page leads to the first, not round in a circle."""
    ask(browser, STRANGER)
    assert f'href="{SIGN_IN}"' in browser.get(ENTER).content.decode()
    assert browser.get(SIGN_IN).status_code == 200
    sign_in(browser, PRIYA)
    assert is_in(browser)


def test_somebody_who_left_gets_no_code(browser: Client, larkbeam: Cast) -> None:
    sign_in(browser, OLA)
    leave(person_id=larkbeam.person("ola").id, left_on=now().date(), by=lead(larkbeam), at=now())
    again = Client()
    before = len(codes(OLA))
    assert ask(again, OLA).status_code == 302
    assert len(codes(OLA)) == before
    assert not is_in(again)


def test_whoever_signs_in_is_reached_by_mail_again(browser: Client, larkbeam: Cast) -> None:
    """A wrong code shows nothing; the code that was mailed shows that the mail arrived."""
    ola = larkbeam.person("ola").id
    for first in ("ola", "mei"):
        bounced(larkbeam, first)
    ask(browser, OLA)
    enter(browser, another(code(OLA)))
    assert ola in unreached(larkbeam.organisation)
    enter(browser, code(OLA))
    assert is_in(browser)
    assert unreached(larkbeam.organisation) == {larkbeam.person("mei").id}
    (row,) = Bounce.objects.filter(organisation_id=larkbeam.organisation, person_id=ola)
    assert row.ended_by_id == ola


def test_signing_in_changes_the_cookie(browser: Client) -> None:
    """Whoever planted a cookie before knows nothing afterwards."""
    ask(browser, PRIYA)
    before = browser.cookies["countersign"].value
    enter(browser, code(PRIYA))
    assert browser.cookies["countersign"].value != before
    planted = Client()
    planted.cookies["countersign"] = before
    assert not is_in(planted)


def test_signing_out_ends_the_session_everywhere(browser: Client) -> None:
    sign_in(browser, PRIYA)
    copied = Client()
    copied.cookies["countersign"] = browser.cookies["countersign"].value
    assert is_in(copied)
    assert browser.get("/sign-out/").status_code == 405
    assert browser.post("/sign-out/")["Location"] == SIGN_IN
    assert not is_in(copied)
    assert not Session.objects.exclude(account_id=None).exists()
