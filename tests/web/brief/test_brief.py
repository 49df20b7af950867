"""The brief on its page and in its file: whose it is, who may read it, and what a fresh organisation sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.people.commands.end_leader import end_leader
from countersign.people.queries import leaders
from tests.cast import Cast
from tests.policies.documents.pdfs import reader, words
from tests.policies.worlds import after, in_force_from, leader, second_leader
from tests.roles import worlds as roles
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

BRIEF = "/o/larkbeam-ltd/brief/"
PDF = BRIEF + "brief.pdf"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(50), tick=False):
        yield


def test_a_leader_reads_their_own_and_the_file_says_the_same(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(1))
    roles.begun(larkbeam)
    roles.held(larkbeam)
    page, file = get(browser_of("priya"), BRIEF), get(browser_of("priya"), PDF)
    assert file["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-brief-2026-02-25.pdf"'
    assert len(reader(file.content).pages) == 1
    told, text = words(file.content), seen(page)
    for said in (
        "The ISMS covers the whole organisation.",
        "Version 1.0, signed by you on 7 January 2026",
        "Tom Okafor for both.",
        "No risk is written down here.",
        "You signed the policy on 7 January 2026.",
        "How do you find out how it is going?",
    ):
        assert said in text
        assert said in told
    assert "Brief for Priya Raman" in told
    assert "What you should have read before you are asked" in text


def test_the_lead_prepares_each_leader(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ruth")
    ruth = larkbeam.person("ruth")
    page = get(browser_of("tom"), BRIEF).content.decode()
    assert f"?for={ruth.id.hex}" in page
    text = seen(get(browser_of("tom"), f"{BRIEF}?for={ruth.id.hex}"))
    assert f"Brief for {ruth.name}" in text
    assert f"Brief for {ruth.name}" in words(get(browser_of("tom"), f"{PDF}?for={ruth.id.hex}").content)


def test_nobody_reads_the_brief_of_somebody_else(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ruth")
    ruth, priya = larkbeam.person("ruth").id.hex, larkbeam.person("priya").id.hex
    answer = get(browser_of("priya"), f"{BRIEF}?for={ruth}")
    assert answer.status_code == 403
    assert "A brief is for whoever leads" in seen(answer)
    assert get(browser_of("priya"), f"{PDF}?for={ruth}").status_code == 403
    assert get(browser_of("priya"), f"{BRIEF}?for={priya}").status_code == 200
    assert get(browser_of("ola"), BRIEF).status_code == 403
    assert get(browser_of("ola"), PDF).status_code == 403


@pytest.mark.parametrize("asked", ["nobody", "019b8d627a807fa5a229181308ac0acd"])
def test_who_does_not_lead_has_no_brief(larkbeam: Cast, asked: str) -> None:
    asked = asked.replace("nobody", larkbeam.person("ola").id.hex)
    assert get(browser_of("tom"), f"{BRIEF}?for={asked}").status_code == 404
    assert get(browser_of("tom"), f"{BRIEF}?for=priya").status_code == 404


def test_while_nobody_leads_the_page_says_what_belongs_here(larkbeam: Cast) -> None:
    for one in leaders(larkbeam.organisation, after(0).date()):
        end_leader(leader_id=one.id, leads_until=after(1).date(), by=leader(larkbeam), at=after(1))
    for path in (BRIEF, PDF):
        text = seen(get(browser_of("tom"), path))
        assert "Nobody is on the register of top management" in text
        assert "Say who leads" in text
