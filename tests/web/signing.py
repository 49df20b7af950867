"""Signing through the pages: read, ask for a code, type it."""

from __future__ import annotations

from uuid import UUID

from django.test import Client

from tests.entrance.letters import code
from tests.web.pages import Answer, Form, form_to, form_with, send

SLUG = "larkbeam-ltd"


def page_of(policy: UUID, version: UUID, end: str = "sign/") -> str:
    return f"/o/{SLUG}/policies/{policy.hex}/versions/{version.hex}/{end}"


def ask(client: Client, page: str) -> None:
    """Press the button that mails a code."""
    button = form_to(client.get(page), "/sign/code/")
    assert send(client, page, button).status_code == 303


def ready(client: Client, page: str, address: str) -> tuple[Form, str]:
    """The page with the place for the code, and the code that was mailed."""
    ask(client, page)
    return form_with(client.get(page), "code"), code(address)


def sign(client: Client, page: str, address: str) -> Answer:
    form, mailed = ready(client, page, address)
    return send(client, page, form, code=mailed)
