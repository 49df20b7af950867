"""Sessions: sealed, found by a digest, asked anew at each request, ended for good."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
import time_machine
from django.db import connection
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.entrance.models import Session
from countersign.entrance.sessions import SessionStore, end_sessions
from countersign.kernel.actors import Hat
from countersign.people.commands.end_access import end_access
from countersign.people.commands.leave import leave
from countersign.people.queries import open_grant
from tests.cast import Cast
from tests.entrance.letters import code
from tests.entrance.signing_in import ENTER, OLA, PRIYA, ask, is_in, sign_in
from tests.policies.worlds import lead, leader, off_the_register, second_leader

TOM = "tom@larkbeam.example"


@pytest.fixture
def browser(larkbeam: Cast) -> Client:
    return Client()


def rows() -> list[tuple[object, ...]]:
    """Every column of every session, as it lies on the disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM entrance_session")
        return list(cursor.fetchall())


def on_the_disk() -> bytes:
    columns = [column for row in rows() for column in row]
    return b"\n".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in columns)


def test_neither_cookie_nor_content_lies_open(browser: Client) -> None:
    ask(browser, PRIYA)
    while_waiting = on_the_disk()
    cookie, right = browser.cookies["countersign"].value, code(PRIYA)
    assert sha256(cookie.encode()).hexdigest().encode() in while_waiting
    for secret in (cookie, right, PRIYA, "login_code"):
        assert secret.encode() not in while_waiting.replace(sha256(cookie.encode()).hexdigest().encode(), b"")
    browser.post(ENTER, {"code": right})
    inside = on_the_disk()
    assert browser.cookies["countersign"].value.encode() not in inside
    assert b"_auth_user" not in inside


def test_a_changed_row_opens_nothing(browser: Client) -> None:
    sign_in(browser, PRIYA)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE entrance_session SET sealed = %s", [b"\0" * 80])
    assert not is_in(browser)


def test_another_s_session_laid_under_one_s_own_cookie_opens_nothing(browser: Client) -> None:
    """Whoever can write to the database cannot be somebody else by copying a row."""
    sign_in(browser, PRIYA)
    priya = Session.objects.get(account_id__isnull=False)
    ola = Client()
    sign_in(ola, OLA)
    Session.objects.exclude(key=priya.key).update(sealed=priya.sealed, account_id=priya.account_id)
    assert is_in(browser)
    assert not is_in(ola)


def test_another_installation_s_secret_opens_nothing(browser: Client, settings: Settings) -> None:
    sign_in(browser, PRIYA)
    settings.SECRET_KEY = "ab" * 32
    assert not is_in(browser)


def test_it_ends_twelve_hours_after_signing_in_however_much_is_kept_in_it(browser: Client) -> None:
    at = now()
    sign_in(browser, PRIYA)
    for hours in (4, 8, 11):
        with time_machine.travel(at + timedelta(hours=hours)):
            kept = SessionStore(browser.cookies["countersign"].value)
            kept["hours"] = hours
            kept.save()
            assert is_in(browser)
    with time_machine.travel(at + timedelta(hours=12, minutes=1)):
        assert not is_in(browser)


def test_the_cookie_is_for_the_server_alone(browser: Client) -> None:
    sign_in(browser, PRIYA)
    cookie = browser.cookies["countersign"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["domain"] == ""
    assert int(cookie["max-age"]) <= 12 * 60 * 60


@pytest.mark.parametrize(("hours", "works"), [(11, True), (13, False)])
def test_a_session_ends_after_a_working_day(browser: Client, hours: int, works: bool) -> None:
    sign_in(browser, PRIYA)
    with time_machine.travel(now() + timedelta(hours=hours)):
        assert is_in(browser) is works


def test_old_rows_can_be_swept(browser: Client) -> None:
    sign_in(browser, PRIYA)
    with time_machine.travel(now() + timedelta(hours=13)):
        SessionStore.clear_expired()
    assert not Session.objects.exists()


def test_somebody_who_left_is_out_at_the_next_request(browser: Client, larkbeam: Cast) -> None:
    sign_in(browser, OLA)
    assert is_in(browser)
    leave(person_id=larkbeam.person("ola").id, left_on=now().date(), by=lead(larkbeam), at=now())
    assert browser.get("/o/larkbeam-ltd/").status_code == 404
    assert browser.post("/o/larkbeam-ltd/people/new/", {"name": "Sam"}).status_code == 404


def test_a_hat_that_was_taken_back_is_gone_at_the_next_request(browser: Client, larkbeam: Cast) -> None:
    sign_in(browser, TOM)
    page = "/o/larkbeam-ltd/policies/new/"
    assert browser.get(page).status_code == 200
    given = open_grant(larkbeam.organisation, larkbeam.person("tom").id, Hat.ISMS_LEAD)
    assert given
    end_access(grant_id=given.id, by=leader(larkbeam), at=now())
    assert browser.get(page).status_code == browser.post(page, {}).status_code == 403


def test_whoever_left_the_register_leads_nothing_at_the_next_request(browser: Client, larkbeam: Cast) -> None:
    second_leader(larkbeam, "tom")
    sign_in(browser, TOM)
    entry = "/o/larkbeam-ltd/register/"
    assert browser.get(entry).context["form"] is not None
    off_the_register(larkbeam, "tom", now().date())
    assert browser.get(entry).context["form"] is None


def test_all_sessions_of_an_account_can_be_ended(browser: Client) -> None:
    second = Client()
    sign_in(browser, PRIYA)
    sign_in(second, PRIYA)
    session = Session.objects.exclude(account_id=None).first()
    assert session
    assert session.account_id
    assert end_sessions(session.account_id) == 2
    assert not is_in(browser)
    assert not is_in(second)
