"""Reading a page and sending its form, as a browser without scripts does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

type Answer = Any
"""What the test client returns: a response, and more."""

FRESH = re.compile(rb'(name="(?:csrfmiddlewaretoken|act|opened)" value=")[^"]*|(nonce=")[^"]*')
"""What is new on every page."""


def bare(answer: Answer) -> bytes:
    """A page without what is new on it each time."""
    return FRESH.sub(b"", answer.content)


@dataclass
class Form:
    """Where a form goes, and what stands in it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    """Every form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.found.append(Form(given.get("action") or ""))
            self.open = True
        elif tag == "input" and self.open and given.get("type") not in ("checkbox", "radio"):
            self.found[-1].fields[given.get("name") or ""] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = False


def forms(answer: Answer) -> list[Form]:
    reader = Forms()
    reader.feed(answer.content.decode())
    return reader.found


def form_with(answer: Answer, name: str) -> Form:
    """The form of a page that has a field of this name."""
    return next(form for form in forms(answer) if name in form.fields)


def form_to(answer: Answer, end: str) -> Form:
    """The form of a page that goes to an address with this end."""
    return next(form for form in forms(answer) if form.action.endswith(end))


def send(client: Client, page: str, form: Form, **typed: str) -> Answer:
    return client.post(form.action or page, {**form.fields, **typed})
