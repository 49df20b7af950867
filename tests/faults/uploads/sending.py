"""Each kind of file where people upload it: Django's own request and answer, the real forms and parsers."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.policies.worlds import begun
from tests.web.pages import Answer, form_with
from tests.web.recording import claim, page_of
from tests.web.world import browser_of

HERE = "/o/larkbeam-ltd/"
SECONDS = 21
"""Twenty for the parser, one for everything around it."""

SENTENCE = re.compile(r'<(?:p|li|div)[^>]*class="[^"]*(?:error|refusal)[^"]*"[^>]*>\s*(?:<[^>]*>\s*)*([^<]{12,})')
HEADING = re.compile(r"<h1[^>]*>\s*([^<]+)")
REFUSED = (400, 403, 413, 422)


@dataclass(frozen=True)
class Door:
    """A page with a form for a file: what else is sent with it."""

    client: Client
    page: str
    fields: dict[str, Any]
    field: str = "file"


@dataclass(frozen=True)
class Doors:
    """Every page that takes a file, each opened once."""

    people: Door
    policy: Door
    scan: Door

    def to(self, name: str) -> Door:
        if name.endswith((".csv", ".xlsx")):
            return self.people
        return self.policy if name.endswith(".docx") else self.scan


def doors(here: Cast) -> Doors:
    tom = browser_of("tom")
    record = page_of(begun(here))
    fields = form_with(tom.get(record), "revision_shown").fields
    new = {**form_with(tom.get(HERE + "policies/new/"), "act").fields, "title": "Policy", "way": "WORD"}
    people = {**form_with(tom.get(HERE + "people/import/"), "act").fields, "days": "UNKNOWN"}
    return Doors(
        Door(tom, HERE + "people/import/", people),
        Door(tom, HERE + "policies/new/", new),
        Door(tom, record, {**fields, **claim(here)}, "scan"),
    )


def offered(doors: Doors, name: str, data: bytes) -> Answer:
    """The answer to an upload."""
    door = doors.to(name)
    return door.client.post(door.page, {**door.fields, door.field: SimpleUploadedFile(name, data)})


def broken_by(doors: Doors, name: str, data: bytes) -> str:
    """Upload it, look where that leads, undo it. What went wrong; empty when it was taken or refused as it should."""
    door = doors.to(name)
    before, begun_at = transaction.savepoint_create(), time.monotonic()
    try:
        answer = offered(doors, name, data)
        shown = door.client.get(answer["Location"], follow=True) if answer.status_code == 303 else answer
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        transaction.savepoint_rollback(before)
    took = time.monotonic() - begun_at
    return judged(answer, shown) or (f"took {took:.0f} s" if took > SECONDS else "")


def judged(answer: Answer, shown: Answer) -> str:
    if answer.status_code == 303:
        return "" if shown.status_code == 200 else f"led to a page that answers {shown.status_code}"
    if answer.status_code not in REFUSED:
        return f"answered {answer.status_code}"
    return "" if sentence_in(answer) else f"answered {answer.status_code} without a sentence"


def sentence_in(answer: Answer) -> str:
    """What somebody is told beside the field, or by the error page."""
    text = answer.content.decode()
    found = SENTENCE.search(text) or (HEADING.search(text) if answer.status_code in (400, 413) else None)
    return unescape(found[1]).strip() if found else ""
