"""Larkbeam's policy is in force, and somebody opens its link."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.test import Client

from countersign.delivery.models import Mail
from countersign.delivery.queue import SEAL
from countersign.delivery.sealing import unseal
from countersign.delivery.tokens import Link, token_for
from tests.cast import Cast, cast

type Answer = Any
"""An HttpResponse; the test client's own kind of it has no name that can be written."""

FIELD = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')


def link(here: Cast, first: str, version: UUID, page: str = "") -> str:
    """The address in somebody's mail."""
    token = token_for(Link(here.organisation, here.person(first).id, version))
    return f"/a/{token}/{page}"


def inside(version: UUID, page: str = "") -> str:
    return f"/o/larkbeam-ltd/acceptances/{version.hex}/{page}"


def fields(answer: Answer) -> dict[str, str]:
    """What the first forms of a page would send, without what a person types or ticks."""
    found = dict(FIELD.findall(answer.content.decode()))
    return {name: value for name, value in found.items() if name not in ("code", "agreed", "send_code")}


def send(client: Client, path: str, **typed: str) -> Answer:
    """Open a page, fill in its form, send it."""
    page = client.get(path)
    return client.post(path, {**fields(page), **typed})


def ask_for_code(client: Client, path: str, **typed: str) -> str:
    """Press the button, and read the mail."""
    answer = send(client, path, send_code="1", **typed)
    assert answer.status_code == 200, answer.content.decode()
    return newest_code()


def newest_code() -> str:
    mine = Mail.objects.filter(organisation_id=cast("larkbeam-ltd").organisation, kind="CODE")
    mail = mine.order_by("-queued_at", "-id").first()
    assert mail
    found = re.search(r"\b(\d{6})\b", unseal(SEAL, bytes(mail.sealed), about=mail.to).decode())
    assert found
    return found.group(1)


def says(answer: Answer) -> str:
    """The page as words."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
