"""Signing in as a person does it: two pages, one code."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.entrance.letters import code
from tests.web.pages import Answer

SIGN_IN, ENTER = "/sign-in/", "/sign-in/code/"
PRIYA, OLA, OTTO = "priya@larkbeam.example", "ola@larkbeam.example", "otto@stonecross.example"
STRANGER = "sam@nowhere.example"


def ask(client: Client, address: str, **more: Any) -> Answer:
    """Type an address on the first page."""
    return client.post(SIGN_IN, {"email": address}, **more)


def enter(client: Client, typed: str, **more: Any) -> Answer:
    """Type a code on the second."""
    return client.post(ENTER, {"code": typed}, **more)


def sign_in(client: Client, address: str) -> Answer:
    """Both, with the code that was mailed."""
    ask(client, address)
    return enter(client, code(address))


def is_in(client: Client) -> bool:
    """Does the next page open?"""
    return client.get("/o/larkbeam-ltd/").status_code == 200
