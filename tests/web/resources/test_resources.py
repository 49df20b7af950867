"""Asking, deciding, recording and what follows, as people see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.resources.queries import decisions_about, final_decision, requests
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    DEFERRED,
    REFUSED,
    TITLE,
    accepted,
    after,
    decided,
    found,
    leader,
    raised,
    recorded,
    released,
    second_leader,
    withdrawn,
)
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

LIST = "/o/larkbeam-ltd/resources/"
TYPED = {"title": TITLE, "need": "Whoever takes over the account deletes everything.", "raised_on": "2026-01-05"}
PDF = b"%PDF-1.7\nminutes"


def at(id: Any, act: str = "") -> str:
    return f"{LIST}{id.hex}/" + (f"{act}/" if act else "")


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_the_list_when_it_is_empty_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), LIST))
    assert "Nothing was asked for yet" in text
    assert "Why an auditor cares." in text
    assert "Ask for something" in text


def test_the_list_stands_what_waits_longest_first_and_numbers_open_lists(larkbeam: Cast) -> None:
    raised(larkbeam, title="Newer")
    raised(larkbeam, title="Older", raised_on=date(2025, 10, 5))
    decided(larkbeam, raised(larkbeam, title="Settled"))
    decided(larkbeam, raised(larkbeam, title="Put by"), DEFERRED)
    text = seen(get(browser_of("tom"), LIST))
    assert "Two requests wait for a decision" in text
    assert text.index("Older") < text.index("Newer") < text.index("Settled")
    assert "waits 93 days" in text
    assert "put off to 2 February 2026" in text
    assert "2 waiting" in text
    only = seen(get(browser_of("tom"), f"{LIST}?show=approved"))
    assert "Settled" in only
    assert "Older" not in only


def test_the_list_when_there_is_much_asks_as_often_as_before(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    decided(larkbeam, raised(larkbeam))
    asked(tom, LIST)
    few = asked(tom, LIST)
    for number in range(60):
        decided(larkbeam, raised(larkbeam, title=f"Number {number}"), DEFERRED)
    assert asked(tom, LIST) == few <= 14
    assert "1 to 50" not in seen(get(tom, LIST))
    assert "After" in seen(get(tom, LIST))


def test_the_year_in_sums_each_currency_by_itself(larkbeam: Cast) -> None:
    raised(larkbeam)
    text = seen(get(browser_of("tom"), LIST))
    assert "1 January 2026 to 31 December 2026" in text
    assert "£4,800 £0 £0 £4,800" in text
    for nonsense in ("x", "99999", "1", "²"):
        assert get(browser_of("tom"), f"{LIST}?year={nonsense}").status_code == 200
    assert "1 January 2025 to 31 December 2025" in seen(get(browser_of("tom"), f"{LIST}?year=2025"))


def test_somebody_asks_and_a_leader_decides_in_one_page(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{LIST}ask/", **TYPED, sum="4,800.00", currency="GBP", risk_high="on")
    assert answer.status_code == 303
    row = requests(larkbeam.organisation).get()
    assert (str(row.money), row.risk_high, row.raised_on) == ("£4,800", True, date(2026, 1, 5))
    priya, page = browser_of("priya"), at(row.id, "decide")
    assert "Yes, no, or not before a day?" in seen(get(priya, page))
    first = hidden(priya, page)
    empty = priya.post(page, first)
    assert empty.status_code == 422
    assert "Choose one of the three." in seen(empty)  # type: ignore[arg-type]
    shown = {"sum": "4,800.00", "currency": "GBP"}
    done = priya.post(page, {**first, **shown, "verdict": "APPROVED", "reason": "A week without rotas ends us."})
    assert done.status_code == 303
    text = seen(get(priya, at(row.id)))
    assert "Approved, 6 January 2026: £4,800" in text
    assert "A week without rotas ends us." in text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"title": ""}, "Say in a few words"),
        ({"sum": "4800"}, "Choose the currency of the sum."),
        ({"sum": "1.234", "currency": "KWD"}, "can be"),
        ({"sum": "a lot", "currency": "GBP"}, "is not a sum"),
        ({"time": "8"}, "Say whether these are hours or days."),
        ({"headcount": "-1"}, "greater than or equal to 1"),
        ({"raised_on": "yesterday"}, "Write the day as"),
    ],
)
def test_a_request_that_is_unclear_is_asked_about_and_kept(larkbeam: Cast, typed: dict[str, str], says: str) -> None:
    answer = post(browser_of("tom"), f"{LIST}ask/", **{**TYPED, **typed})
    assert answer.status_code == 422
    assert says in seen(answer)
    assert TYPED["need"] in answer.content.decode()
    assert not requests(larkbeam.organisation).exists()


def test_a_request_on_a_day_ahead_is_refused(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{LIST}ask/", **{**TYPED, "raised_on": "2026-02-05"})
    assert answer.status_code == 403
    assert "That day lies ahead" in seen(answer)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"verdict": "DEFERRED"}, "Say until which day it is put off."),
        ({"verdict": "DEFERRED", "deferred_to": "2026-01-06"}, "a day after the decision"),
        ({"verdict": "REFUSED", "reason": ""}, "Give the reason"),
        ({"verdict": "APPROVED", "sum": "12,500.00"}, "Choose the currency"),
    ],
)
def test_a_decision_that_is_unclear_is_asked_about(larkbeam: Cast, typed: dict[str, str], says: str) -> None:
    page, priya = at(raised(larkbeam), "decide"), browser_of("priya")
    answer = priya.post(page, {**hidden(priya, page), "reason": "Because of the law.", **typed})
    assert answer.status_code == 422
    assert says in seen(answer)  # type: ignore[arg-type]


def test_a_leader_who_asked_is_told_who_decides(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    second_leader(larkbeam)
    page = seen(get(browser_of("tom"), at(id, "decide")))
    assert "another member of top management decides" in page
    assert "What do you decide?" not in page


def test_a_leader_who_has_another_ask_for_it_still_decides_nothing(larkbeam: Cast) -> None:
    tom, mei = browser_of("tom"), larkbeam.person("mei").id
    second_leader(larkbeam)
    id = raised(larkbeam, by=leader(larkbeam), raised_by="tom")
    change = {**TYPED, **hidden(tom, at(id, "change")), "raised_by_id": mei.hex}
    assert tom.post(at(id, "change"), change).status_code == 303
    assert str(found(larkbeam, id).raised_by) == "Mei Sato"
    text = seen(get(tom, at(id, "decide")))
    assert "another member of top management decides" in text
    assert f"Decide: {TITLE}" not in seen(get(tom, "/o/larkbeam-ltd/"))
    act = {"act": hidden(tom, at(id, "change"))["act"], "digest_shown": found(larkbeam, id).digest}
    typed = {"verdict": "APPROVED", "reason": "I want it.", "granted": "All of it."}
    answer = tom.post(at(id, "decide"), {**act, **typed})
    assert answer.status_code == 403
    assert not decisions_about(found(larkbeam, id)).exists()


def test_a_request_that_changed_meanwhile_is_shown_again(larkbeam: Cast) -> None:
    id, priya = raised(larkbeam), browser_of("priya")
    page = at(id, "decide")
    sent = {**hidden(priya, page), "digest_shown": "sha256:0", "verdict": "REFUSED", "reason": "Not this year."}
    answer = priya.post(page, sent)
    assert answer.status_code == 409
    assert "not what you were shown" in seen(answer)  # type: ignore[arg-type]
    assert "Not this year." in answer.content.decode()
    assert found(larkbeam, id).digest in answer.content.decode()


def test_a_refusal_names_who_then_accepts_the_risk(larkbeam: Cast) -> None:
    id, priya = raised(larkbeam), browser_of("priya")
    page = at(id, "decide")
    sent = {"verdict": "REFUSED", "reason": "Not this year.", "risk_owner_id": larkbeam.person("mei").id.hex}
    assert priya.post(page, {**hidden(priya, page), **sent}).status_code == 303
    assert get(browser_of("ola"), at(id, "accept-risk")).status_code == 404
    mei, own = browser_of("mei"), at(id, "accept-risk")
    assert "Priya Raman refused this" in seen(get(mei, own))
    assert mei.post(own, hidden(mei, own)).status_code == 303
    assert "You accepted the risk that stays" in seen(get(mei, own))
    assert "Mei Sato accepted the risk" in seen(get(priya, at(id)))


def test_a_decision_of_the_past_is_recorded_with_its_copy(larkbeam: Cast) -> None:
    id, tom = raised(larkbeam, raised_on=date(2025, 10, 5)), browser_of("tom")
    page = at(id, "record")
    told = {
        "verdict": "REFUSED",
        "decided_by_id": larkbeam.person("mei").id.hex,
        "decided_as": "Head of engineering",
        "decided_on": "2025-11-03",
        "method": "MINUTE",
    }
    ahead = tom.post(page, {**hidden(tom, page), **told, "decided_on": "2026-02-03"})
    assert ahead.status_code == 422
    assert "still to come" in seen(ahead)  # type: ignore[arg-type]
    scan = SimpleUploadedFile("minutes.pdf", PDF)
    assert tom.post(page, {**hidden(tom, page), **told, "scan": scan}).status_code == 303
    text = seen(get(tom, at(id)))
    assert "Refused, 3 November 2025" in text
    assert "No reason is on record." in text
    assert "recorded later by Tom Okafor on 6 January 2026" in text
    decision = final_decision(found(larkbeam, id))
    assert decision
    copy = get(tom, f"{LIST}decisions/{decision.id.hex}/scan/")
    assert (copy.content, copy["Content-Type"]) == (PDF, "application/pdf")
    assert "attachment" in copy["Content-Disposition"]
    bare = recorded(larkbeam, raised(larkbeam))
    assert get(tom, f"{LIST}decisions/{bare.hex}/scan/").status_code == 404


def test_what_was_approved_is_there_one_day_and_comes_to_something(larkbeam: Cast) -> None:
    id, tom = raised(larkbeam), browser_of("tom")
    decided(larkbeam, id)
    assert post(tom, at(id, "release"), released_on="2026-01-06").status_code == 303
    assert post(tom, at(id, "conclude"), concluded_on="2026-01-06", outcome="It works.").status_code == 303
    text = seen(get(tom, at(id)))
    assert "It is there since 6 January 2026." in text
    assert "It works." in text
    assert "It is there now" not in text
    assert post(tom, at(id, "release"), released_on="2026-01-06").status_code == 403


def test_changing_and_taking_back(larkbeam: Cast) -> None:
    id, tom = raised(larkbeam), browser_of("tom")
    page = at(id, "change")
    first = hidden(tom, page)
    assert tom.post(page, {**first, **TYPED, "title": "Another title"}).status_code == 303
    stale = tom.post(page, {**first, "act": str(found(larkbeam, id).id), **TYPED})
    assert stale.status_code == 409
    assert "Now it says" in seen(stale)  # type: ignore[arg-type]
    assert post(tom, at(id, "withdraw"), because="").status_code == 422
    assert post(tom, at(id, "withdraw"), because="The provider does it.").status_code == 303
    assert "“The provider does it.”" in seen(get(tom, at(id)))


def test_a_contact_reads_and_asks_for_their_own_alone(larkbeam: Cast) -> None:
    grant(person_id=larkbeam.person("mei").id, hat=Hat.DEPARTMENT_CONTACT, by=leader(larkbeam), at=AT)
    others, mei = raised(larkbeam, title="Of somebody else"), browser_of("mei")
    own = raised(larkbeam, by=larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT), title="My own")
    text = seen(get(mei, LIST))
    assert "My own" in text
    assert "Of somebody else" not in text
    assert "The budget year" not in text
    assert get(mei, at(own)).status_code == 200
    assert get(mei, at(others)).status_code == 404
    assert "Who asks?" not in seen(get(mei, f"{LIST}ask/"))


def test_the_lists_to_take_along_hold_what_is_shown(larkbeam: Cast) -> None:
    raised(larkbeam, title="=1+1")
    decided(larkbeam, raised(larkbeam, title="Refused thing"), REFUSED)
    tom = browser_of("tom")
    csv = get(tom, f"{LIST}list.csv?show=waiting").content.decode()
    assert '"\'=1+1"' in csv
    assert "Refused thing" not in csv
    book = load_workbook(BytesIO(get(tom, f"{LIST}list.xlsx?show=refused").content))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert "Refused thing" in cells[1]
    assert "4,800.00" in cells[1]
    assert REFUSED.reason in cells[1]


def test_the_desk_asks_leaders_until_it_is_put_off_or_decided(larkbeam: Cast) -> None:
    id, priya = raised(larkbeam), browser_of("priya")
    home = "/o/larkbeam-ltd/"
    text = seen(get(priya, home))
    assert f"Decide: {TITLE}" in text
    assert "Tom Okafor asks for it." in text
    assert f"Decide: {TITLE}" not in seen(get(browser_of("tom"), home))
    decided(larkbeam, id, DEFERRED)
    assert f"Decide: {TITLE}" not in seen(get(priya, home))
    with time_machine.travel(after(27), tick=False):
        assert "and it was put off until now" in seen(get(browser_of("priya"), home))
    decided(larkbeam, id, replace(REFUSED, risk_owner_id=larkbeam.person("mei").id), at=after(0, 1))
    with time_machine.travel(after(0, 2), tick=False):
        assert f"Decide: {TITLE}" not in seen(get(browser_of("priya"), home))
        assert f"Say whether you accept the risk: {TITLE}" in seen(get(browser_of("mei"), home))
        accepted(larkbeam, id, "mei", at=after(0, 2))
        assert "Say whether you accept the risk" not in seen(get(browser_of("mei"), home))


def test_what_is_over_stands_with_its_reason(larkbeam: Cast) -> None:
    gone, yes = raised(larkbeam), raised(larkbeam)
    withdrawn(larkbeam, gone)
    decided(larkbeam, yes)
    released(larkbeam, yes)
    priya = browser_of("priya")
    assert "“The provider does it now.”" in seen(get(priya, at(gone)))
    assert "is decided: what was asked for" in seen(get(priya, at(yes, "decide")))
    assert decisions_about(found(larkbeam, gone)).count() == 0
