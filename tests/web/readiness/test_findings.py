from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.readiness.rounds.look import look
from countersign.readiness.rules import BY_CODE
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.people.worlds import set_regimes
from tests.policies.worlds import AT, after, begun, in_force_from, mark_all
from tests.readiness.test_own_regimes import reviewed_every_two_years
from tests.web.recording import record
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

FINDINGS = "/o/larkbeam-ltd/findings/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def told(first: str, query: str = "") -> str:
    return seen(get(browser_of(first), FINDINGS + query))


def test_findings_when_there_is_no_policy(larkbeam: Cast) -> None:
    page = get(browser_of("tom"), FINDINGS)
    text = seen(page)

    assert "There is no overall information security policy on record." in text
    assert "likely major · 5.2 · POL-001" in text
    assert "As far as 5.1, 5.2, 5.3, 6.2, 9.3 could be judged: not ready." in text
    assert "no forecast of passing the interview" in text
    assert "/o/larkbeam-ltd/policies/new/" in page.content.decode()


def test_findings_go_when_their_cause_goes(larkbeam: Cast) -> None:
    assert "POL-001" in told("priya")
    policy = begun(larkbeam)

    text = told("priya")
    assert "POL-001" not in text
    assert "POL-002" in text
    assert "POL-007" in text
    mark_all(larkbeam, policy)


def test_findings_judge_whoever_signed_elsewhere(larkbeam: Cast) -> None:
    """Mei was never on the register; recording what she signed asks nobody whether she might."""
    assert record(larkbeam, begun(larkbeam)).status_code == 303

    text = told("tom")
    assert "POL-003" in text
    assert "Version 3.0 of Information Security Policy was approved by Mei Sato" in text


def test_findings_have_nothing_against_a_leader_who_signed_elsewhere(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id.hex
    assert record(larkbeam, begun(larkbeam), signer_id=priya).status_code == 303

    text = told("tom")
    assert "POL-002" not in text
    assert "POL-003" not in text


def test_findings_lead_nobody_to_a_page_that_refuses_them(larkbeam: Cast) -> None:
    page = get(browser_of("priya"), FINDINGS)

    assert "POL-001" in seen(page)
    assert "/policies/new/" not in page.content.decode()


def test_findings_of_a_past_day(larkbeam: Cast) -> None:
    with time_machine.travel(after(1), tick=False):
        begun(larkbeam)

    assert "as of" in told("tom", "?on=2026-01-04")
    assert "Back to today" in told("tom", "?on=2026-01-04")
    assert "Back to today" not in told("tom")


def test_findings_of_a_day_ahead_say_so(larkbeam: Cast) -> None:
    assert "if nothing is done until then" in told("tom", "?on=2027-06-01")


def test_what_lapses_until_a_day_ahead_is_told_with_the_last_day_to_begin(larkbeam: Cast) -> None:
    """The policy is in force; nobody has accepted it yet, and the days of grace run."""
    in_force_from(larkbeam)

    text = told("tom", "?on=2026-03-15")
    assert "What will have lapsed by then" in text
    lapsed = text.partition("What will have lapsed by then")[2]
    assert "DIS-002" in lapsed
    assert "Some day before then" in lapsed
    assert "1 March 2026 it takes 14 days" in lapsed
    assert "Too late to begin it takes 14 days; the last day was 7 January 2026" in told("tom", "?on=2026-01-21")
    assert "What will have lapsed by then" not in told("tom")


def test_nothing_lapses_when_everything_is_open_already(larkbeam: Cast) -> None:
    assert "Nothing that is in order today" in told("tom", "?on=2026-01-09")


def test_findings_say_no_go_when_the_audit_comes_too_early(larkbeam: Cast) -> None:
    """Without a policy; the audit is six days away."""
    assert "NO-GO" not in told("tom")
    planned(larkbeam, visit_on=date(2026, 1, 14))

    text = told("tom")
    lead = "NO-GO. Six days are left before the audit on 14 January 2026."
    assert lead in text
    assert "POL-001 (7 days)" in text
    assert "Stage 2 is in 6 days, on 14 January 2026." in text


@pytest.mark.parametrize("day", ["?on=yesterday", "?on=2026-02-30", "?on="])
def test_findings_when_the_day_is_none_shows_today(larkbeam: Cast, day: str) -> None:
    assert "as of 8 January 2026" in told("tom", day)


def test_findings_show_since_when_and_what_turned(larkbeam: Cast) -> None:
    look(AT)
    begun(larkbeam)
    look(after(1))

    text = told("tom")
    assert "open since 7 January 2026" in text
    assert "Raised and cleared" in text
    assert "cleared 7 January 2026" in text


def test_findings_say_what_regimes_ask_for(larkbeam: Cast) -> None:
    """On the page and in the workbook; without any, neither speaks of them."""
    reviewed_every_two_years(larkbeam)
    plain = told("tom")
    set_regimes(larkbeam, "NIS2-CIR", at=after(2))
    text = told("tom")

    assert "Judged by ISO/IEC 27001, and with it NIS2 and NIS2-CIR." in text
    assert "likely minor · A.5.1 · POL-018" in text
    assert "What NIS2-CIR asks for The interval between reviews of the policy is twelve months at most." in text
    assert "What it rests on A law or a contract that applies to the organisation." in text
    assert "NIS2-CIR · Implementing Regulation (EU) 2024/2690 · 17 October 2024 · law" in text
    assert "No rule judges whether the policy commits to resources (Annex 1.1.1 e)" in text
    assert not any(words in plain for words in ("NIS2", "What it rests on", "Laws and contracts"))
    book = openpyxl.load_workbook(io.BytesIO(get(browser_of("tom"), f"{FINDINGS}findings.xlsx").content))
    rows = {row[0].value: [str(cell.value) for cell in row] for row in book["Findings"].iter_rows()}
    assert rows["Code"][-1] == "Regimes that ask for the same"
    assert rows["POL-018"][3] == "a law or a contract that applies to the organisation"
    assert rows["POL-018"][-1].startswith("(EU) 2024/2690, Annex 1.1.2: The interval between reviews")
    read = [str(row[0].value) for row in book["Read this"].iter_rows()]
    edition = "Implementing Regulation (EU) 2024/2690 (17 October 2024)"
    assert f"Read with NIS2 for digital infrastructure and services, {edition}." in read
    assert read[-1].startswith("A regime is read only where a rule looks.")


def test_findings_leave_as_a_workbook(larkbeam: Cast) -> None:
    answer = get(browser_of("tom"), f"{FINDINGS}findings.xlsx?on=2026-01-09")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = [[str(cell.value) for cell in row] for row in book["Findings"].iter_rows()]
    first = next(line for line in lines if line[0] == "POL-001")

    assert answer["Content-Disposition"] == 'attachment; filename="findings-2026-01-09.xlsx"'
    assert first[:4] == ["POL-001", "major", "5.2", "a requirement of ISO/IEC 27001 itself"]
    assert first[4].startswith("There is no overall information security policy on record. It is")
    assert first[5] == BY_CODE["POL-001"].part("What clears it")
    codes = {row[0].value for row in book["Cannot assess"].iter_rows(min_row=2)}
    assert "EVD-001" in codes
    assert "no forecast of passing the interview" in str(book["Read this"]["A4"].value)
    assert get(browser_of("ola"), f"{FINDINGS}findings.xlsx").status_code == 403


def test_what_cannot_be_assessed_stands_apart(larkbeam: Cast) -> None:
    text = told("tom")

    assert "Cannot assess" in text
    assert "No verdict either way." in text


def test_findings_are_not_for_everybody(larkbeam: Cast) -> None:
    answer = get(browser_of("ola"), FINDINGS)

    assert answer.status_code == 403
    assert "POL-001" not in seen(answer)


def test_findings_take_as_many_queries_for_many_people(larkbeam: Cast) -> None:
    visitor = browser_of("tom")
    get(visitor, FINDINGS)
    with CaptureQueriesContext(connection) as few:
        get(visitor, FINDINGS)
    begun(larkbeam)
    for days in range(3):
        look(after(days) + timedelta(hours=1))
    with CaptureQueriesContext(connection) as more:
        get(visitor, FINDINGS)

    assert len(more) <= len(few) + 3


def test_the_buttons_of_many_findings_ask_once(larkbeam: Cast) -> None:
    """Three months on, nobody has accepted: several findings lead to the same page."""
    in_force_from(larkbeam)
    with time_machine.travel(after(90), tick=False):
        visitor = browser_of("tom")
        with CaptureQueriesContext(connection) as asked:
            page = get(visitor, FINDINGS)

    assert page.content.decode().count("/everybody/") > 1
    said = [one["sql"] for one in asked if one["sql"].startswith('SELECT "policies_version"')]
    assert len([one for one in said if "LIMIT 1" in one]) <= 1
