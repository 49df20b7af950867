"""S8 by form: every form by which somebody puts their name to something is sent from a page that is out of date.

The forms are found on the pages, so a new one is tried without a line here. A new act of this kind needs its line in
``BOUND`` or ``OTHERWISE``: the first says by which field the form tells what was shown, the second what binds it else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import resolve

from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Hat
from countersign.ledger.queries import size
from tests.cast import Cast
from tests.web.addresses import inside_an_organisation
from tests.web.pages import Answer
from tests.web.test_form_fields import Form, forms_of
from tests.web.test_matrix import values
from tests.web.world import MEMBERS, World, browser_of, build

APPROVES = re.compile(r"\.(approve|decide|sign|accept|adopt|confirm|verify|agree|endorse|decline|give|acknowledge)")
"""How acts are called by which somebody approves, agrees or says that they have seen something."""

BOUND: dict[str, set[str]] = {}
OTHERWISE: dict[str, str] = {}

HATS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.STAFF)


def stale(field: str) -> str:
    """Something else than what is shown now, of the same kind."""
    if field.startswith("revision"):
        return "999"
    return "other@evil.example" if field.startswith("address") else "sha256:" + "0" * 64


def act_of(path: str) -> str:
    found: str = resolve(path.partition("?")[0]).func.endpoint.act
    return found


def sent(client: Client, here: Cast, path: str, fields: dict[str, str]) -> tuple[Answer, int]:
    """The answer, and how much was recorded."""
    before = size(here.organisation)
    answer = client.post(path, {**fields, "act": uuid4().hex})
    return answer, size(here.organisation) - before


def wrongs(client: Client, here: Cast, path: str, form: Form, field: str) -> list[str]:
    """What is wrong with how a form is answered that was filled in on a page of yesterday, or on none."""
    old, recorded = sent(client, here, path, {**form.sent, field: stale(field)})
    without, more = sent(client, here, path, {name: value for name, value in form.sent.items() if name != field})
    told = f"{path} ({act_of(path)}), {field}"
    found = []
    if recorded or more:
        found.append(f"{told}: something was recorded")
    if old.status_code != 409:
        found.append(f"{told}: an old page is answered with {old.status_code}")
    if without.status_code not in (409, 422):
        found.append(f"{told}: none is answered with {without.status_code}")
    return found


def tried(client: Client, world: World, seen: dict[str, set[str]]) -> list[str]:
    wrong: list[str] = []
    for address in inside_an_organisation():
        page = address.path(**values(world.things, address))
        for form in forms_of(client.get(page)):
            path = form.action or page
            if not APPROVES.search(act_of(path)):
                continue
            for field in sorted(name for name in form.sent if name.endswith("_shown")):
                if field not in seen[act_of(path)]:
                    seen[act_of(path)].add(field)
                    wrong += wrongs(client, world.here, path, form, field)
    return wrong


@pytest.mark.slow
def test_no_form_that_approves_does_anything_from_a_page_that_is_out_of_date(larkbeam: Cast) -> None:
    world, seen = build(larkbeam), defaultdict[str, set[str]](set)
    wrong = [one for hat in HATS for one in tried(browser_of(MEMBERS[hat]), world, seen)]
    print(dict(seen))
    assert not wrong, "\n".join(wrong)
    assert dict(seen) == BOUND


def test_every_act_that_approves_is_bound_to_what_was_shown_or_says_what_binds_it() -> None:
    acts = {act for act in MATRIX if APPROVES.search(act)}
    assert not BOUND.keys() & OTHERWISE.keys()
    missing = acts - BOUND.keys() - OTHERWISE.keys()
    assert not missing, f"{sorted(missing)}: send what was shown with the form, and add its line to BOUND."
    assert not (BOUND.keys() | OTHERWISE.keys()) - acts, "these are gone"
