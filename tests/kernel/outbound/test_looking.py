"""Asking for pages, of real servers on this machine."""

from __future__ import annotations

import json
import socket
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest

from countersign.kernel.confinement import ConfinedTime, confined
from countersign.kernel.outbound import looking
from countersign.kernel.outbound.guarding import Address, Guard
from countersign.kernel.outbound.looking import MOST_TURNS, Outcome, Seen, look, look_at
from tests.kernel.outbound.servers import HERE, WIKI, Answers, certificate_for, inside, known, saying, serving

MANY_HEADS = b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300
AGENT = "Countersign/0 (test)"


def leading(*places: str) -> Answers:
    """Each place leads on to the next; the last one is a page."""
    after = dict(zip(("/", *places), places, strict=False))

    def answers(asked: BaseHTTPRequestHandler) -> tuple[int, dict[str, str]]:
        return (302, {"Location": after[asked.path]}) if asked.path in after else (200, {})

    return answers


def test_a_page_is_asked_for_once_and_by_name() -> None:
    with serving(200) as server:
        assert look(server.at("/policy?v=2#top"), AGENT, inside()) == Seen(Outcome.ANSWERS, 200)
    assert server.asked == [
        (
            "/policy?v=2",
            {"Host": f"{WIKI}:{server.port}", "User-Agent": AGENT, "Accept": "*/*", "Connection": "close"},
        )
    ]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((204, Outcome.ANSWERS), (304, Outcome.ANSWERS), (429, Outcome.ANSWERS)),
        *((401, Outcome.ASKS_TO_SIGN_IN), (403, Outcome.ASKS_TO_SIGN_IN)),
        *((404, Outcome.ERROR), (410, Outcome.ERROR), (418, Outcome.ERROR), (500, Outcome.ERROR), (503, Outcome.ERROR)),
    ],
)
def test_what_an_answer_means(status: int, outcome: Outcome) -> None:
    with serving(status) as server:
        assert look(server.at(), AGENT, inside()) == Seen(outcome, status)


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/login?next=/policy", Outcome.ASKS_TO_SIGN_IN),
        ("/adfs/ls/", Outcome.ASKS_TO_SIGN_IN),
        ("/oauth2/authorize", Outcome.ASKS_TO_SIGN_IN),
        ("/policies/information-security", Outcome.ANSWERS),
        ("/blogin", Outcome.ANSWERS),
    ],
)
def test_a_page_that_leads_to_a_sign_in_says_so(path: str, outcome: Outcome) -> None:
    with serving(leading(path)) as server:
        assert look(server.at(), AGENT, inside()).outcome is outcome


def test_a_sign_in_has_a_long_address() -> None:
    """Those who check who somebody is write kilobytes into it, and not always as they should."""
    long = "/saml2/sso?SAMLRequest=" + "x" * 3000 + "&back=|{ policy }"
    asked: list[str] = []

    def answers(asks: BaseHTTPRequestHandler) -> tuple[int, dict[str, str]]:
        asked.append(asks.path)
        return (302, {"Location": long}) if asks.path == "/" else (200, {})

    with serving(answers) as server:
        assert look(server.at(), AGENT, inside()) == Seen(Outcome.ASKS_TO_SIGN_IN, 200)
    assert asked[1].endswith("&back=%7C%7B%20policy%20%7D")


def test_a_page_that_leads_to_other_letters_is_followed() -> None:
    """Servers write them as bytes, which is not allowed, and browsers go there."""
    place = "/räume".encode().decode("latin-1")
    after = {"/": (302, {"Location": place}), "/r%C3%A4ume": (200, {})}
    with serving(lambda asks: after[asks.path]) as server:
        assert look(server.at(), AGENT, inside()) == Seen(Outcome.ANSWERS, 200)


def test_a_page_about_signing_in_is_a_page() -> None:
    with serving(200) as server:
        assert look(server.at("/sign-in/policy"), AGENT, inside()).outcome is Outcome.ANSWERS


def test_it_follows_for_a_while() -> None:
    places = [f"/{n}" for n in range(MOST_TURNS + 1)]
    with serving(leading(*places[:MOST_TURNS])) as near, serving(leading(*places)) as far:
        assert look(near.at(), AGENT, inside()) == Seen(Outcome.ANSWERS, 200)
        assert look(far.at(), AGENT, inside()) == Seen(Outcome.ASTRAY)
    assert len(far.asked) == MOST_TURNS + 1


@pytest.mark.parametrize(
    "place",
    [
        "javascript:alert(1)",
        "mailto:tom@larkbeam.example",
        "ftp://wiki.example/",
        "http://",
        "https://tom@wiki.example/",
        "https://wiki.example\\@evil.example/",
        "/" + "x" * 9000,
    ],
)
def test_what_leads_to_no_page_is_not_followed(place: str) -> None:
    with serving(leading(place)) as server:
        assert look(server.at(), AGENT, inside()) == Seen(Outcome.ASTRAY)


@pytest.mark.parametrize("to", ["http://payroll.example:{}/", "http://127.0.0.1:{}/", "//payroll.example:{}/"])
def test_a_page_that_leads_inside_is_not_followed(to: str) -> None:
    """Whoever runs the page may not send us where we would not have gone ourselves."""
    with serving(200) as payroll, serving(leading(to.format(payroll.port))) as server:
        assert look(server.at(), AGENT, inside()) == Seen(Outcome.NOT_FROM_HERE)
        assert look(server.at(), AGENT, Guard(frozenset({WIKI}), lambda _host: [HERE])).outcome is Outcome.NOT_FROM_HERE
    assert len(server.asked) == 2
    assert payroll.asked == []


def test_what_lies_inside_is_not_asked() -> None:
    with serving(200) as server:
        assert look(server.at(), AGENT, Guard(look_up=lambda _host: [HERE])) == Seen(Outcome.NOT_FROM_HERE)
    assert server.asked == []


def test_a_name_is_looked_up_once_and_what_was_judged_is_connected_to() -> None:
    """DNS rebinding: the second answer of the name would lead inside, and nobody asks for it."""
    answers: list[list[Address]] = [[HERE], [ip_address("169.254.169.254")]]
    with serving(200) as server:
        guard = Guard(frozenset({WIKI}), lambda _host: answers.pop(0))
        assert look(server.at(), AGENT, guard) == Seen(Outcome.ANSWERS, 200)
    assert answers == [[ip_address("169.254.169.254")]]


def test_the_second_time_it_lies_inside_it_is_refused() -> None:
    answers: list[list[Address]] = [[HERE], [ip_address("169.254.169.254")]]
    with serving(leading("/there")) as server:
        guard = Guard(frozenset({WIKI}), lambda _host: answers.pop(0))
        assert look(server.at(), AGENT, guard) == Seen(Outcome.NOT_FROM_HERE)
    assert [path for path, _ in server.asked] == ["/"]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with serving(200) as server:
        guard = Guard(frozenset({WIKI}), known(**{WIKI.replace(".", "_"): "127.0.0.2 127.0.0.1"}))
        assert look(server.at(), AGENT, guard).outcome is Outcome.ANSWERS


def test_nobody_there() -> None:
    with serving(200) as server:
        gone = server.at()
    assert look(gone, AGENT, inside()) == Seen(Outcome.NO_CONNECTION)
    assert look("http://nobody.invalid/", AGENT, Guard()) == Seen(Outcome.NO_SUCH_SERVER)


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 2xx\r\n\r\n", MANY_HEADS])
def test_a_server_that_speaks_otherwise(said: bytes) -> None:
    with saying(said) as port:
        assert look(f"http://{WIKI}:{port}/", AGENT, inside()) == Seen(Outcome.NO_CONNECTION)


def test_a_server_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert look(f"http://{WIKI}:{server.getsockname()[1]}/", AGENT, inside()) == Seen(Outcome.NO_CONNECTION)


def test_a_certificate_that_no_browser_trusts(tmp_path: Path) -> None:
    with serving(200, certificate_for(WIKI, tmp_path)) as server:
        assert look(server.at(scheme="https"), AGENT, inside()) == Seen(Outcome.CERTIFICATE)
    assert server.asked == []


def test_a_certificate_of_the_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It speaks for the name that was asked for, and for no other."""
    file = certificate_for(WIKI, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with serving(200, file) as server:
        assert look(server.at(scheme="https"), AGENT, inside()) == Seen(Outcome.ANSWERS, 200)
        other = server.at(scheme="https", host="payroll.example")
        assert look(other, AGENT, inside("payroll.example")) == Seen(Outcome.CERTIFICATE)


def test_in_a_child_of_its_own() -> None:
    with serving(200) as server:
        asked = {"address": server.at(host="localhost"), "agent": AGENT, "private_hosts": []}
        assert confined(look_at, json.dumps(asked).encode()) == {"outcome": "NOT_FROM_HERE", "status": None}
        asked["private_hosts"] = ["localhost"]
        assert confined(look_at, json.dumps(asked).encode()) == {"outcome": "ANSWERS", "status": 200}
    assert len(server.asked) == 1


def test_a_server_without_end_is_left_when_the_time_is_over() -> None:
    """It says "100 Continue" for ever, so no single wait is too long."""
    with saying(b"HTTP/1.1 100 Continue\r\n\r\n", for_ever=True) as port:
        asked = {"address": f"http://localhost:{port}/", "agent": AGENT, "private_hosts": ["localhost"]}
        with pytest.raises(ConfinedTime):
            confined(look_at, json.dumps(asked).encode(), seconds=2)
