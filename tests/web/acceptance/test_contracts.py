"""Contracts that bind people of suppliers, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.acknowledgements.worlds import NOON, in_force_from
from tests.cast import Cast
from tests.web.acceptance.worlds import inside, says
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get
from tests.web.world import browser_of

CONTRACTS = "/o/larkbeam-ltd/acceptances/contracts/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def recorded(**typed: Any) -> Any:
    tom = browser_of("tom")
    form = form_with(get(tom, f"{CONTRACTS}record/"), "act")
    given = {"supplier": "Field Design", "reference": "Clause 7", "signed_on": "2025-01-01", "people": "Dana Field"}
    return tom.post(f"{CONTRACTS}record/", {**form.fields, **given, **typed})


def test_from_an_empty_page_to_a_clause_and_to_its_end(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    tom = browser_of("tom")
    assert CONTRACTS in get(tom, inside(version, "everybody/")).content.decode()
    assert "No contract binds anybody yet" in says(tom.get(CONTRACTS))
    answer = recorded(scan=SimpleUploadedFile("clause.pdf", b"%PDF-1.7, a clause"))
    assert (answer.status_code, answer["Location"]) == (303, CONTRACTS)
    page = tom.get(CONTRACTS)
    assert "One person is bound by a contract" in says(page)
    assert "Field Design, Clause 7 · the clause" in says(page)
    clause = page.content.decode().partition('· <a href="')[2].partition('"')[0]
    assert tom.get(clause).content == b"%PDF-1.7, a clause"
    assert browser_of("priya").get(clause).status_code == 403
    assert "the clause" not in says(browser_of("priya").get(CONTRACTS))
    assert "bound by a contract" in says(tom.get(inside(version, "everybody/?show=accepted")))
    assert "One of them is bound by a contract instead." in says(tom.get(inside(version, "everybody/")))
    assert "bound by a contract instead" not in says(tom.get(inside(version, "everybody/?department=Sales")))
    assert send(tom, CONTRACTS, form_to(page, "/end/")).status_code == 303
    assert "Tom Okafor ended it on 7 January 2026." in says(tom.get(CONTRACTS))


@pytest.mark.parametrize(
    ("typed", "status", "says_so"),
    [
        ({"people": "Ola Nowak"}, 403, "not Ola Nowak."),
        ({"people": "Nobody"}, 422, "Nobody here is “Nobody”."),
        ({"signed_on": "soon"}, 422, "Write the day as 2025-09-15."),
        ({"reference": ""}, 422, "Say where it stands: an auditor asks to see it."),
        ({"scan": SimpleUploadedFile("clause.docx", b"PK\x03\x04")}, 422, "is an office file or an archive"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    larkbeam: Cast, typed: dict[str, Any], status: int, says_so: str
) -> None:
    answer = recorded(**typed)
    assert (answer.status_code, says_so in says(answer)) == (status, True)
    assert 'value="Field Design"' in answer.content.decode()
