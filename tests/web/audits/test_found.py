"""What audits found, as people see it, answer it and close it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from countersign.audits.enums import FindingGrade, FindingState
from countersign.audits.queries import findings
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.audits.found import (
    ACTION,
    CAUSE,
    CLOSING,
    CORRECTION,
    LETTER,
    OUTCOME,
    SEEN,
    answered,
    conducted,
    done,
    now,
    raised,
    recorded,
    visited,
)
from tests.audits.internal import AT, after, leader
from tests.cast import Cast
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

AUDITS = "/o/larkbeam-ltd/audits/"
FOUND = f"{AUDITS}findings/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(23), tick=False):
        yield


def auditing(here: Cast) -> Client:
    grant(person_id=here.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(here), at=AT)
    return browser_of("ola")


def typed(here: Cast, **told: Any) -> dict[str, Any]:
    owner = here.person("mei").id.hex
    days = {"raised_on": "2026-01-20", "due_on": "2026-03-02"}
    return {"grade": "MINOR", "seen": SEEN, "clause": "A.5.18", "owner_id": owner, **days, **told}


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), FOUND))
    assert "what audits found goes here" in text
    assert "Auditors start with what they found last time." in text
    assert "No finding waits for you" in seen(get(browser_of("dana"), FOUND))


def test_the_auditor_raises_what_they_found_and_the_owner_answers(larkbeam: Cast) -> None:
    audit, ola, mei = conducted(larkbeam), auditing(larkbeam), browser_of("mei")
    page = f"{AUDITS}internal/{audit.hex}/finding/"
    assert "Raise a finding" in seen(get(ola, f"{AUDITS}internal/{audit.hex}/"))
    answer = send(ola, page, form_with(get(ola, page), "act"), **typed(larkbeam))
    assert answer.status_code == 303
    at = answer["Location"]
    assert "Mei Sato says why it came about" in seen(get(mei, at))
    assert get(browser_of("dana"), at).status_code == 404
    sent = {"cause": CAUSE, "correction": CORRECTION, "action": ACTION}
    sent |= {"action_owner_id": larkbeam.person("ruth").id.hex, "action_due_on": "2026-03-02"}
    form = form_with(get(mei, f"{at}answer/"), "revision_shown")
    assert send(mei, f"{at}answer/", form, **sent).status_code == 303
    text = seen(get(browser_of("ruth"), at))
    assert CAUSE in text
    assert "Ruth Ellis does what was answered." in text


def test_what_is_missing_is_said_and_what_was_typed_is_kept(larkbeam: Cast) -> None:
    audit, ola = conducted(larkbeam), auditing(larkbeam)
    page = f"{AUDITS}internal/{audit.hex}/finding/"
    answer = send(ola, page, form_with(get(ola, page), "act"), **typed(larkbeam, clause="", seen="A door."))
    assert answer.status_code == 422
    assert "Say which part of the standard" in seen(answer)
    assert "A door." in answer.content.decode()
    refused = send(ola, page, form_with(get(ola, page), "act"), **typed(larkbeam, raised_on="2026-01-02"))
    assert refused.status_code == 403
    assert "it found nothing before that" in seen(refused)


def test_it_is_done_and_closed_by_somebody_independent(larkbeam: Cast) -> None:
    ola, id = auditing(larkbeam), raised(larkbeam)
    answer, at = answered(larkbeam, id), f"{FOUND}{id.hex}/"
    assert "Look at it and close it" not in seen(get(ola, at))
    finish = f"{FOUND}answers/{answer.hex}/finish/"
    ruth = browser_of("ruth")
    sent = {"done_on": "2026-01-28", "outcome": OUTCOME}
    assert send(ruth, finish, form_with(get(ruth, finish), "act"), **sent).status_code == 303
    assert "An internal auditor who has no part in it" in seen(get(ola, at))
    assert "Look at it and close it" not in seen(get(browser_of("mei"), at))
    closing = {"closed_on": "2026-01-29", "closing": CLOSING}
    form = form_with(get(ola, f"{at}verify/"), "revision_shown")
    assert send(ola, f"{at}verify/", form, **closing).status_code == 303
    assert now(larkbeam, id).state is FindingState.CLOSED
    assert "looked at it and closed it" in seen(get(ola, at))


def test_an_answer_is_returned_with_a_reason(larkbeam: Cast) -> None:
    ola, id = auditing(larkbeam), raised(larkbeam)
    answer, at = answered(larkbeam, id), f"{FOUND}{id.hex}/"
    page = f"{FOUND}answers/{answer.hex}/return/"
    assert send(ola, page, form_with(get(ola, page), "act"), because="That is the symptom.").status_code == 303
    text = seen(get(browser_of("mei"), at))
    assert "An answer that was returned" in text
    assert "“That is the symptom.”" in text


def test_what_a_certifier_found_is_written_down_and_closed_with_their_letter(larkbeam: Cast) -> None:
    visit, tom = visited(larkbeam), browser_of("tom")
    page = f"{AUDITS}{visit.hex}/finding/"
    sent = typed(larkbeam, raised_on="2025-12-15", reference="NC-1", code="ROL-007")
    at = send(tom, page, form_with(get(tom, page), "act"), **sent)["Location"]
    assert "The rule ROL-007 says the same." in seen(get(tom, at))
    told = {"closed_on": "2026-01-12", "closing": CLOSING}
    form = form_with(get(tom, f"{at}close/"), "revision_shown")
    assert "it is the proof" in seen(send(tom, f"{at}close/", form, **told))
    assert send(tom, f"{at}close/", form, **told, letter=LETTER).status_code == 303
    assert LETTER in seen(get(tom, at))


def test_another_day_another_owner_and_a_mistake(larkbeam: Cast) -> None:
    tom, id = browser_of("tom"), recorded(larkbeam)
    at = f"{FOUND}{id.hex}/"
    sent = {"due_on": "2026-04-01", "agreed_on": "2026-01-28", "because": "The list needs a month."}
    assert send(tom, f"{at}agree/", form_with(get(tom, f"{at}agree/"), "act"), **sent).status_code == 303
    assert "Another day agreed: 1 April 2026" in seen(get(tom, at))
    form = form_with(get(tom, f"{at}assign/"), "revision_shown")
    assert send(tom, f"{at}assign/", form, owner_id=larkbeam.person("ruth").id.hex).status_code == 303
    assert "Ruth Ellis says why it came about" in seen(get(tom, at))
    form = form_with(get(tom, f"{at}withdraw/"), "act")
    assert send(tom, f"{at}withdraw/", form, because="Another firm's.").status_code == 303
    assert "“Another firm's.”" in seen(get(tom, at))


def test_whoever_was_overtaken_sees_how_it_stands_and_sends_it_again(larkbeam: Cast) -> None:
    tom, id = browser_of("tom"), recorded(larkbeam)
    page, ruth, dana = f"{FOUND}{id.hex}/assign/", larkbeam.person("ruth").id.hex, larkbeam.person("dana").id.hex
    stale = form_with(get(tom, page), "revision_shown")
    assert send(tom, page, form_with(get(tom, page), "revision_shown"), owner_id=ruth).status_code == 303
    answer = send(tom, page, stale, owner_id=dana)
    assert answer.status_code == 409
    assert "Ruth Ellis" in seen(answer)
    assert send(tom, page, form_with(answer, "revision_shown"), owner_id=dana).status_code == 303


def test_the_list_is_cut_and_taken_along(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    recorded(larkbeam, reference="NC-LATE", due_on=date(2026, 1, 10), grade=FindingGrade.MAJOR)
    raised(larkbeam)
    done(larkbeam, clause="8.1")
    assert "Three findings of audits are open" in seen(get(tom, FOUND))
    for query, holds, lacks in (
        ("show=late", "NC-LATE", "Clause A.5.18"),
        ("show=done", "Clause 8.1", "NC-LATE"),
        ("of=external", "NC-LATE", "Clause 8.1"),
        ("of=internal&grade=MINOR", "Clause 8.1", "NC-LATE"),
        ("show=closed", "nothing on this list", "NC-LATE"),
        ("show=nonsense&grade=nonsense", "NC-LATE", "nothing on this list"),
    ):
        told = seen(get(tom, f"{FOUND}?{query}"))
        assert holds in told, query
        assert lacks not in told, query
    sheet = get(tom, f"{FOUND}findings.csv")
    assert sheet["Content-Type"].startswith("text/csv")
    assert '"NC-LATE","major","A.5.18"' in sheet.content.decode()
    assert get(browser_of("mei"), f"{FOUND}findings.csv").status_code == 403


def test_a_long_list_is_paged_and_asks_as_often_as_a_short_one(larkbeam: Cast) -> None:
    audit, tom = conducted(larkbeam), browser_of("tom")
    raised(larkbeam, audit)
    few = queries_asked(tom, FOUND)
    for number in range(51):
        raised(larkbeam, audit, clause=f"8.{number}")
    assert findings(larkbeam.organisation).count() == 52
    assert queries_asked(tom, FOUND) == few <= 12
    assert "1 to 50 of 52" in seen(get(tom, FOUND))
    assert "51 to 52 of 52" in seen(get(tom, f"{FOUND}?page=2"))
