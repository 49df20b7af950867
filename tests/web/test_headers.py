"""What every answer says to the browser: load nothing foreign, run nothing written into the page, keep nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.entrance.watching import expect_worker
from tests.cast import Cast
from tests.entrance.signing_in import PRIYA
from tests.web.addresses import addresses
from tests.web.pages import Answer, form_to
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"
SECURE = {"X-Forwarded-Proto": "https"}


def database_is_gone(execute: Callable[..., Any], *what: Any) -> Any:
    raise OperationalError("gone")


def broken() -> Answer:
    """A page that breaks."""
    with connection.execute_wrapper(database_is_gone):
        return Client(raise_request_exception=False).get("/sign-in/")


def healthy() -> Answer:
    expect_worker(now())
    return Client().get("/healthz")


def kinds() -> Iterator[tuple[str, int, Callable[[], Any]]]:
    """One answer of each kind."""
    yield "page", 200, lambda: browser_of("priya").get(HOME)
    yield "file", 200, healthy
    yield "to sign in", 302, lambda: Client().get(HOME)
    yield "damaged", 400, lambda: Client(raise_request_exception=False).get("/", headers={"Host": "evil.example"})
    yield "refused", 403, lambda: browser_of("ola").get(f"{HOME}policies/new/")
    yield "expired form", 403, lambda: Client(enforce_csrf_checks=True).post("/sign-in/", {"email": PRIYA})
    yield "nothing there", 404, lambda: Client().get("/nowhere/")
    yield "foreign", 404, lambda: browser_of("priya").get("/o/stonecross-managed-it-ltd/")
    yield "only by POST", 405, lambda: Client().get("/sign-out/")
    yield "not filled in", 422, lambda: Client().post("/sign-in/", {"email": ""})
    yield "broken", 500, broken


@pytest.mark.parametrize(("status", "answer"), [(one[1], one[2]) for one in kinds()], ids=[one[0] for one in kinds()])
def test_every_kind_of_answer_is_guarded(larkbeam: Cast, status: int, answer: Callable[[], Answer]) -> None:
    given = answer()
    assert given.status_code == status
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["X-Frame-Options"] == "DENY"
    assert given["Referrer-Policy"] == "same-origin"
    assert given["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in given
    check_policy(given["Content-Security-Policy"])


def check_policy(policy: str) -> None:
    rules = {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert rules["form-action"] == ["'self'"]
    for name in ("script-src", "style-src"):
        assert rules[name][0] == "'self'"
        assert all(re.fullmatch(r"'nonce-[\w+/=-]{16,}'", one) for one in rules[name][1:]), rules[name]
    assert not re.search(r"unsafe|\*|https?:|strict-dynamic", policy)


def test_a_nonce_is_never_used_twice(larkbeam: Cast) -> None:
    pages = [browser_of("tom").get(f"{HOME}policies/new/") for _ in range(2)]
    found = [set(re.findall(r"nonce-([^']+)", page["Content-Security-Policy"])) for page in pages]
    assert not found[0] & found[1]


def test_pages_of_an_organisation_are_kept_by_nobody(larkbeam: Cast) -> None:
    for answer in (browser_of("priya").get(HOME), Client().get(HOME), browser_of("ola").get(f"{HOME}people/")):
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))


def test_every_page_of_an_organisation_leads_out(larkbeam: Cast) -> None:
    for page in ("", "people/", "register/", "policies/new/", "findings/", "acceptances/mine/"):
        assert form_to(browser_of("tom").get(HOME + page), "/sign-out/").action == "/sign-out/"


def test_pages_with_a_code_are_kept_by_nobody(larkbeam: Cast) -> None:
    browser = Client()
    browser.post("/sign-in/", {"email": PRIYA})
    assert "no-store" in browser.get("/sign-in/code/")["Cache-Control"]


@pytest.fixture
def secure(larkbeam: Cast, settings: Settings) -> None:
    """As the settings are when people reach us at https://countersign.example."""
    settings.ALLOWED_HOSTS = ["countersign.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://countersign.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


@pytest.mark.usefixtures("secure")
def test_over_tls_the_browser_is_told_to_stay_there() -> None:
    answer = Client().get("/sign-in/", headers={**SECURE, "Host": "countersign.example"})
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert all(cookie["secure"] for cookie in answer.cookies.values())


@pytest.mark.usefixtures("secure")
@pytest.mark.parametrize("proxy", [SECURE, {}], ids=["tells", "keeps silent"])
def test_behind_a_proxy_forms_can_be_sent(proxy: dict[str, str]) -> None:
    """The browser names https as its origin, whatever reaches us."""
    headers = {"Host": "countersign.example", "Origin": "https://countersign.example", **proxy}
    headers["Referer"] = "https://countersign.example/sign-in/"
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/sign-in/", headers=headers).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    typed = {"email": PRIYA, "csrfmiddlewaretoken": token[1]}
    assert browser.post("/sign-in/", typed, headers=headers).status_code == 302
    assert browser.post("/sign-in/", typed, headers={**headers, "Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "larkbeam.example:80", "a b", "", "[::"])
def test_a_host_that_is_not_ours_is_refused(larkbeam: Cast, host: str) -> None:
    for path in ("/", "/sign-in/", HOME, "/nowhere/"):
        answer = Client(raise_request_exception=False).get(path, headers={"Host": host})
        assert answer.status_code == 400, path
        assert host not in answer.content.decode() or not host
    assert Client().get("/sign-in/", headers={"X-Forwarded-Host": "evil.example"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_not_known_anywhere(larkbeam: Cast, method: str) -> None:
    priya = browser_of("priya")
    for address in addresses():
        values = {key: "larkbeam-ltd" if key == "slug" else "0" * 32 for key in address.values}
        answer = priya.generic(method, address.path(**values))
        assert answer.status_code == 405, f"{method} {address}"
        assert answer["Allow"] in ("GET, HEAD, POST", "POST"), address
