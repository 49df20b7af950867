"""Every field of every form that holds an id: somebody else's organisation's answers like one that nobody has.

The forms are found on the pages, so a new one is tried without a line here (regression 3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import UUID, uuid4

import pytest
from django.test import Client

from countersign.kernel.actors import Hat
from countersign.ledger.guard import guarded_models
from tests.cast import Cast
from tests.web.addresses import inside_an_organisation
from tests.web.pages import Answer, bare
from tests.web.test_matrix import values
from tests.web.world import MEMBERS, World, browser_of

pytestmark = pytest.mark.slow
"""Some hundred requests; what an id is does not hang on the engine."""

HATS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR)
"""Between them they see every form that names something."""

ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UNKNOWN = UUID(int=0xC0FFEE)
OURS = ("act", "csrfmiddlewaretoken")
"""The act's own id is made for the form."""

ASKS_FOR_A_CODE = "/sign/code/"
"""It mails a code for what the server itself would have signed, whatever the form says; signing looks at all of it."""

FILLED = {"email": "somebody@larkbeam.example", "date": "2026-11-02", "number": "1"}


@dataclass
class Form:
    """Where it goes, what a willing person would send, and the values that each field offers."""

    action: str
    sent: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)

    def of_ids(self) -> dict[str, str]:
        """The fields that hold ids, each with one of ours."""
        found = {name: [one for one in all if ID.fullmatch(one)] for name, all in self.offered.items()}
        return {name: ids[0] for name, ids in found.items() if ids and name not in OURS}


class Forms(HTMLParser):
    """The forms of a page that are sent by POST, filled in so that as much as possible of them is well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.open: Form | None = None
        self.choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(given.get("action", "")) if given.get("method", "").lower() == "post" else None
            self.found += [self.open] if self.open else []
        elif self.open and tag in ("input", "textarea", "select") and given.get("name"):
            self.choice = given["name"] if tag == "select" else ""
            self.put(given["name"], given.get("value") or FILLED.get(given.get("type", ""), "") or "Because")
        elif self.open and tag == "option" and self.choice and given.get("value"):
            self.put(self.choice, given["value"])

    def put(self, name: str, value: str) -> None:
        assert self.open
        self.open.offered.setdefault(name, []).append(value)
        if ID.fullmatch(value) or name not in self.open.sent:
            self.open.sent[name] = value


def forms_of(page: Answer) -> list[Form]:
    reader = Forms()
    if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
        reader.feed(page.content.decode())
    return reader.found


def foreign(ours: str, here: Cast, there: Cast) -> UUID:
    """The id of the same kind of thing in the other organisation."""
    for model in guarded_models():
        if model.objects.filter(**{model.scope: here.organisation}, pk=ours).exists():
            theirs = model.objects.filter(**{model.scope: there.organisation}).first()
            assert theirs, f"{there} has no {model.noun}: enter one in tests/web/things.py"
            return UUID(str(theirs.pk))
    raise AssertionError(f"{ours} is on a form and in no table")


def same_answer(client: Client, page: str, form: Form, name: str, ids: tuple[UUID, UUID]) -> str:
    """Empty, or what is wrong: both answers alike, and neither the answer to something that was done."""
    answers = []
    for id in ids:
        answer = client.post(form.action or page, {**form.sent, name: id.hex, "act": uuid4().hex})
        answers.append((answer.status_code, re.sub(rb"%s|%s" % (id.hex.encode(), str(id).encode()), b"", bare(answer))))
    if answers[0] != answers[1]:
        return f"{page}: {name} tells a foreign id from an unknown one ({answers[0][0]}, {answers[1][0]})"
    return f"{page}: {name} is not looked at" if answers[0][0] == 303 else ""


def tried(client: Client, world: World, there: Cast, seen: set[str]) -> list[str]:
    wrong = []
    for address in inside_an_organisation():
        page = address.path(**values(world.things, address))
        for form in forms_of(client.get(page)):
            if form.action.endswith(ASKS_FOR_A_CODE):
                continue
            for name, ours in form.of_ids().items():
                seen.add(name)
                wrong.append(same_answer(client, page, form, name, (foreign(ours, world.here, there), UNKNOWN)))
    return [one for one in wrong if one]


def test_a_foreign_id_in_any_field_of_any_form_answers_like_an_unknown_one(visited: World, stonecross: Cast) -> None:
    seen = set[str]()
    wrong = [one for hat in HATS for one in tried(browser_of(MEMBERS[hat]), visited, stonecross, seen)]
    assert not wrong, "\n".join(wrong)
    assert seen >= {"person_id", "wording_id", "signer_id", "manager_id"}, f"the forms were not found: {seen}"
