"""What stands in the log: one line of JSON an event, the route in the place of the path, and nobody's name."""

from __future__ import annotations

import json
import logging
from time import perf_counter

import structlog
from django.test import Client

from tests.cast import Cast
from tests.web.log import logged
from tests.web.world import browser_of

SECRET_PATH = "/a/abcdefghijklmnop/"  # noqa: S105 (a token that is none)


def test_a_request_is_one_line_with_its_route_and_the_id_that_the_answer_carries(larkbeam: Cast) -> None:
    person, tom = larkbeam.person("mei"), browser_of("tom")
    with logged() as lines:
        answer = tom.get(f"/o/larkbeam-ltd/people/{person.id.hex}/?from=secret")
    (line,) = lines
    assert (line["event"], line["method"], line["status"]) == ("request", "GET", 200)
    assert line["route"] == "/o/<slug:slug>/people/<hex:person_id>/"
    assert line["request_id"] == answer["X-Request-ID"]
    assert "secret" not in json.dumps(line)
    assert person.id.hex not in json.dumps(line)


def test_an_id_that_a_client_sends_is_not_looked_at(db: None) -> None:
    with logged() as lines:
        answers = [Client().get("/sign-in/", headers={"X-Request-ID": "mine"}) for _ in range(2)]
    assert len({answer["X-Request-ID"] for answer in answers} | {"mine"}) == 3
    assert {line["request_id"] for line in lines} == {answer["X-Request-ID"] for answer in answers}


def test_a_path_that_opens_something_is_in_no_line(larkbeam: Cast) -> None:
    with logged() as lines:
        for path in (SECRET_PATH, SECRET_PATH + "nothing/"):
            Client(raise_request_exception=False).post(path, {"x": "y"})
            Client(enforce_csrf_checks=True, raise_request_exception=False).post(path)
    assert {"/a/<str:token>/", "an unknown address"} <= {line.get("route") for line in lines}
    assert any(line["logger"] == "django.request" for line in lines)
    assert "abcdefghijklmnop" not in json.dumps(lines)


def test_probes_are_logged_only_when_something_is_wrong(db: None) -> None:
    with logged() as quiet:
        Client().get("/metrics")
    with logged() as lines:
        Client().get("/healthz")
    assert quiet == []
    assert [line["status"] for line in lines if line["event"] == "request"] == [503]


def test_an_error_that_quotes_a_megabyte_is_read_once(db: None) -> None:
    """Not anew from each of its letters, which would keep a process busy for hours."""
    began = perf_counter()
    with logged() as lines:
        logging.getLogger("django.request").error("%s and ola@larkbeam.example", "x" * 1_000_000)
    assert perf_counter() - began < 5
    assert "ola@" not in json.dumps(lines)
    assert "<mail address>" in json.dumps(lines)


def test_an_error_that_quotes_a_row_or_an_address_is_logged_without_them() -> None:
    says = 'duplicate key value\nDETAIL:  Key (email)=(priya@larkbeam.example, "Priya Raman") already exists.'
    with logged() as lines:
        try:
            raise ValueError(says)
        except ValueError:
            structlog.get_logger("worker").exception("round failed", to="Tom <tom@larkbeam.example>")
            logging.getLogger("django.request").exception("Not sent to %s", "ola@larkbeam.example")
    assert len(lines) == 2
    text = json.dumps(lines)
    assert "duplicate key value" in text
    assert "ValueError" in text
    for name in ("priya", "Priya", "tom@", "ola@"):
        assert name not in text
