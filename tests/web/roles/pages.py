"""Walking the pages of roles with Django's test client."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from countersign.entrance.acts import fresh_act
from countersign.roles.library import LEAD
from tests.cast import Cast
from tests.roles.worlds import role

ROLES = "/o/larkbeam-ltd/roles/"


def at(id: UUID, act: str = "") -> str:
    return f"{ROLES}appointments/{id.hex}/" + (f"{act}/" if act else "")


def seen(answer: HttpResponse) -> str:
    """What a reader sees, in one line."""
    text = re.sub(r"<(script|style|option)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def get(client: Client, path: str) -> HttpResponse:
    answer: HttpResponse = client.get(path)  # type: ignore[assignment]
    return answer


def post(client: Client, path: str, **sent: Any) -> HttpResponse:
    answer: HttpResponse = client.post(path, {"act": str(fresh_act()), **sent})  # type: ignore[assignment]
    return answer


def hidden(client: Client, path: str) -> dict[str, str]:
    """What the first form with an act carries along: the act, and what was shown."""
    form = next(one for one in get(client, path).content.decode().split("<form") if 'name="act"' in one)
    tags = re.findall(r'<input[^>]*type="hidden"[^>]*>', form.partition("</form>")[0])
    return {part(tag, "name"): html.unescape(part(tag, "value")) for tag in tags}


def part(tag: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else ""


def terms(here: Cast, **changed: Any) -> dict[str, Any]:
    """What the form sends when somebody is put forward as ISMS lead."""
    sent = {
        "held_from": "2026-01-06",
        "authorities": ["ENFORCE", "ESCALATE"],
        "direct_line": "on",
        "spends": "2000",
        "currency": "GBP",
        "hours_a_week": "8",
        "reporting_note": "Presents the ISMS report to the board each quarter.",
        "hat_note": "",
        "deputy_id": here.person("mei").id.hex,
    }
    return sent | changed


def propose_path(here: Cast, key: str = LEAD) -> str:
    return f"{ROLES}{role(here, key).hex}/propose/"
