"""Posting, to real servers on this machine."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from countersign.kernel.confinement import confined
from countersign.kernel.outbound.guarding import Address, Guard
from countersign.kernel.outbound.looking import Outcome
from countersign.kernel.outbound.posting import Answered, post, post_to
from countersign.kernel.refusals import Refused
from tests.delivery.telling import Hook, hooked
from tests.kernel.outbound.servers import HERE

AGENT = "Countersign/0 (test)"
BODY = json.dumps({"text": "äh"}, ensure_ascii=False).encode()


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    """A server that this machine trusts, because whoever runs it said so."""
    with hooked(tmp_path) as (hook, vouched):
        monkeypatch.setenv("SSL_CERT_FILE", str(vouched))
        yield hook


def guard() -> Guard:
    return Guard(frozenset({"localhost"}), lambda _host: [HERE])


def test_what_is_posted_comes_whole_and_once(hook: Hook) -> None:
    assert post(hook.address, BODY, AGENT, guard()) == Answered(Outcome.ANSWERS, 200)
    assert hook.posted == [{"text": "äh"}]
    (heads,) = hook.heads
    assert heads["path"] == "/services/T0SECRET?sig=1%2B2"
    assert (heads["Host"], heads["User-Agent"]) == (f"localhost:{hook.port}", AGENT)
    assert heads["Content-Type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 403, 404, 410, 429, 500, 503])
def test_nobody_is_followed_and_every_no_is_told(hook: Hook, status: int) -> None:
    hook.answer = (status, {"Location": f"https://localhost:{hook.port}/elsewhere"})
    assert post(hook.address, BODY, AGENT, guard()) == Answered(Outcome.ERROR, status)
    assert len(hook.posted) == 1


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("30", 30),
        ("0", 0),
        ("soon", None),
        ("-5", None),
        ("9" * 40, None),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0),
    ],
)
def test_a_server_says_when_to_come_again(hook: Hook, said: str, wait: int | None) -> None:
    hook.answer = (429, {"Retry-After": said})
    assert post(hook.address, BODY, AGENT, guard()).wait == wait


def test_a_moment_is_counted_by_the_clock_of_the_server(hook: Hook) -> None:
    hook.answer = (503, {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"})
    wait = post(hook.address, BODY, AGENT, guard()).wait
    assert wait
    assert wait > 10**9


@pytest.mark.parametrize("address", ["http://localhost:8443/x", "ftp://localhost/x", "https://127.0.0.1/x"])
def test_what_is_no_address_to_post_to_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        post(address, BODY, AGENT, guard())


def test_what_lies_inside_is_not_posted_to(hook: Hook) -> None:
    assert post(hook.address, BODY, AGENT, Guard(look_up=lambda _host: [HERE])) == Answered(Outcome.NOT_FROM_HERE)
    assert hook.posted == []


def test_a_name_is_looked_up_once(hook: Hook) -> None:
    answers: list[list[Address]] = [[HERE], [ip_address("169.254.169.254")]]
    named = Guard(frozenset({"localhost"}), lambda _host: answers.pop(0))
    assert post(hook.address, BODY, AGENT, named).outcome is Outcome.ANSWERS
    assert len(answers) == 1


def test_a_server_that_does_not_prove_who_it_is_gets_nothing(tmp_path: Path) -> None:
    with hooked(tmp_path) as (hook, _):
        assert post(hook.address, BODY, AGENT, guard()) == Answered(Outcome.CERTIFICATE)
    assert hook.posted == []


def test_nobody_there(hook: Hook) -> None:
    assert post("https://localhost:1024/x", BODY, AGENT, guard()) == Answered(Outcome.NO_CONNECTION)
    assert post("https://nobody.invalid/x", BODY, AGENT, Guard()) == Answered(Outcome.NO_SUCH_SERVER)


def test_in_a_child_of_its_own(hook: Hook) -> None:
    asked = {"address": hook.address, "body": base64.b64encode(BODY).decode(), "agent": AGENT, "private_hosts": []}
    assert confined(post_to, json.dumps(asked).encode()) == {"outcome": "NOT_FROM_HERE", "status": None, "wait": None}
    asked["private_hosts"] = ["localhost"]
    hook.answer = (429, {"Retry-After": "7"})
    assert confined(post_to, json.dumps(asked).encode()) == {"outcome": "ERROR", "status": 429, "wait": 7}
    assert hook.posted == [{"text": "äh"}]
