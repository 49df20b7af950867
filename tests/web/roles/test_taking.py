"""The roles document taken along: on a day, by whoever reads all of it and by staff."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from docx import Document
from pytest_django import Settings

from countersign.press.sheets import EXAMPLE
from countersign.roles.commands.end import end
from tests.cast import Cast
from tests.examples.worlds import SLUG, lived
from tests.policies.documents.pdfs import words
from tests.roles.worlds import TODAY, after, approved, held, leader, proposed
from tests.web.roles.pages import ROLES, get
from tests.web.world import browser_of

PDF, WORD = f"{ROLES}document.pdf", f"{ROLES}document.docx"


def test_everything_with_figures_days_and_what_nobody_holds(firm: Cast) -> None:
    held(firm)
    approved(firm, proposed(firm, "ola", "dept_contact"))
    answer = get(browser_of("tom"), PDF)
    assert answer["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-roles-2026-01-06.pdf"'
    told = words(answer.content)
    for said in (
        "as of 6 January 2026",
        "spend up to £2,000 a year",
        "Appointed by Priya Raman on 6 January 2026.",
        "accepted on 6 January 2026",
        "not accepted yet",
        "Clause 5.3 (a), 5.3 (b)",
        "Nobody holds: Top management sponsor, HR security duties, Internal auditor.",
        "Everybody who works here",
        "Keeps its documents and evidence complete and up to date.",
    ):
        assert said in told
    assert "1 of 1" in told, "what usually fits is left to the page, so that it is one"


def test_on_a_past_day_it_is_what_was_then_and_says_when_that_is_known(firm: Cast) -> None:
    end(appointment_id=held(firm), held_until=TODAY + timedelta(days=2), by=leader(firm), at=after(1))
    with time_machine.travel(after(3), tick=False):
        now, then = get(browser_of("priya"), PDF), get(browser_of("priya"), f"{PDF}?on=2026-01-07")
        page = get(browser_of("priya"), f"{ROLES}document/?on=2026-01-07").content.decode()
    assert "Tom Okafor" not in words(now.content)
    assert "2026-01-07.pdf" in then["Content-Disposition"]
    told = words(then.content)
    assert "as of 7 January 2026 · as it is known on 9 January 2026" in told
    assert "until 8 January 2026 accepted on 6 January 2026" in told
    assert "document.pdf?on=2026-01-07" in page, "the file is of the day that the page shows"


def test_staff_take_along_what_they_see(firm: Cast) -> None:
    held(firm)
    held(firm, "ola", "dept_contact")
    answer = get(browser_of("ola"), PDF)
    told = words(answer.content)
    assert "larkbeam-ltd-roles-2026-01-06.pdf" in answer["Content-Disposition"]
    assert "Who does what for information security at Larkbeam Ltd." in told
    assert "Department contact" in told
    assert "Everybody who works here" in told
    for others in ("ISMS lead", "Tom Okafor", "Nobody holds", "HR security duties"):
        assert others in told


def test_before_anything_is_described_it_says_so(firm: Cast) -> None:
    told = words(get(browser_of("tom"), f"{PDF}?on=2026-01-05").content)
    assert "No role is described on this day." in told
    assert "ISMS lead" not in told


@pytest.mark.parametrize("page", ["document/", "chart/"])
def test_both_pages_lead_to_both_files(firm: Cast, page: str) -> None:
    html = get(browser_of("tom"), ROLES + page).content.decode()
    assert f'href="{PDF}"' in html
    assert f'href="{WORD}"' in html


@pytest.mark.django_db
def test_a_file_of_an_example_says_so(settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    here, guest = lived(), Client()
    guest.post(f"/example/enter/{here.person('bo').id.hex}/")
    answer = get(guest, f"/o/{SLUG}/roles/document.pdf")
    assert f'filename="EXAMPLE-{SLUG}-' in answer["Content-Disposition"]
    assert EXAMPLE in words(answer.content)


def test_the_same_as_word(firm: Cast) -> None:
    held(firm)
    answer = get(browser_of("tom"), WORD)
    assert answer["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-roles-2026-01-06.docx"'
    document = Document(io.BytesIO(answer.content))
    told = " ".join(one.text for one in document.paragraphs)
    for said in ("spend up to £2,000 a year", "Appointed by Priya Raman on 6 January 2026.", "Nobody holds"):
        assert said in told
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["Tom Okafor, CTO", "no line leads to top management", "ISMS lead (5.3 (a), 5.3 (b))."] in rows


def test_word_of_staff_is_what_they_see(firm: Cast) -> None:
    held(firm)
    told = " ".join(one.text for one in Document(io.BytesIO(get(browser_of("ola"), WORD).content)).paragraphs)
    assert "Everybody who works here" in told
    assert "ISMS lead" in told


@pytest.mark.parametrize("path", [PDF, WORD])
def test_what_cannot_be_made_into_a_file_is_said_in_a_sentence(
    firm: Cast, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    answer = get(browser_of("tom"), path)
    assert answer.status_code == 413
    assert "Print the page instead." in answer.content.decode()
