"""One visit from outside as people see it; and leaders who look at what an internal audit found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.audits.commands.test_record_visit_plan import PLAN
from tests.audits.found import conducted, raised, recorded, visited
from tests.audits.internal import after
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

AUDITS = "/o/larkbeam-ltd/audits/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(22), tick=False):
        yield


def test_a_visit_is_prepared_and_an_hour_is_booked(larkbeam: Cast) -> None:
    recorded(larkbeam, reference="NC-1")
    visit, tom = planned(larkbeam), browser_of("tom")
    at = f"{AUDITS}{visit.hex}/"
    text = seen(get(tom, at))
    for told in ("No slot is booked.", "NC-1", "No result is recorded.", "Nothing yet: how long they stay"):
        assert told in text
    assert f"{at}result/" not in get(tom, at).content.decode()
    sent = {**PLAN, "until_on": "2027-01-27"}
    assert send(tom, f"{at}prepare/", form_with(get(tom, f"{at}prepare/"), "act"), **sent).status_code == 303
    hour = {"leader_id": larkbeam.person("priya").id.hex, "interview_on": "2027-01-26", "begins": "25:00"}
    page = f"{at}interview/"
    wrong = send(tom, page, form_with(get(tom, page), "act"), **hour)
    assert wrong.status_code == 403
    assert "for example 09:30" in seen(wrong)
    assert send(tom, page, form_with(get(tom, page), "act"), **hour | {"begins": "09:30"}).status_code == 303
    text = seen(get(tom, at))
    assert "Priya Raman, 26 January 2027, 09:30" in text
    assert PLAN["asked_for"] in text


def test_an_hour_is_taken_back_with_a_reason(larkbeam: Cast) -> None:
    visit, priya = planned(larkbeam), browser_of("priya")
    at = f"{AUDITS}{visit.hex}/"
    sent = {"leader_id": larkbeam.person("priya").id.hex, "interview_on": "2027-01-25"}
    send(priya, f"{at}interview/", form_with(get(priya, f"{at}interview/"), "act"), **sent)
    page = get(priya, at).content.decode().partition("/interviews/")[2].partition("/")[0]
    end = f"{AUDITS}interviews/{page}/end/"
    assert send(priya, end, form_with(get(priya, end), "act"), because="Board meeting.").status_code == 303
    assert "“Board meeting.”" in seen(get(priya, at))


def test_what_came_of_it_is_written_down(larkbeam: Cast) -> None:
    visit, tom = visited(larkbeam), browser_of("tom")
    at = f"{AUDITS}{visit.hex}/"
    sent = {"recommendation": "AFTER_CORRECTION", "told_on": "2025-12-16", "report": "Stage 1 report"}
    assert send(tom, f"{at}result/", form_with(get(tom, f"{at}result/"), "act"), **sent).status_code == 303
    text = seen(get(tom, at))
    assert "They recommend it once findings are corrected" in text
    assert "Record a finding" in text


def test_a_leader_looks_at_what_an_internal_audit_found(larkbeam: Cast) -> None:
    audit, priya = conducted(larkbeam), browser_of("priya")
    raised(larkbeam, audit)
    page = f"{AUDITS}internal/{audit.hex}/seen/"
    assert "Clause A.5.18" in seen(get(priya, page))
    form = form_with(get(priya, page), "revision_shown")
    assert send(priya, page, form, remark="Offboarding first.").status_code == 303
    text = seen(get(priya, f"{AUDITS}internal/{audit.hex}/"))
    assert "“Offboarding first.”" in text
    assert "Look at the results" not in text
    assert get(browser_of("tom"), page).status_code == 403
