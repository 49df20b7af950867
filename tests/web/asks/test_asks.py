"""Asks of leaders, as people see and send them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from countersign.asks.enums import AskState, Channel, CommitmentState
from countersign.asks.queries import asks, commitments
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.asks.worlds import (
    AT,
    DUE,
    WANTED,
    WORDS,
    after,
    answered,
    chased,
    committed,
    found,
    leader,
    made,
    met,
    taken,
    told,
    withdrawn,
)
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

ASKS = "/o/larkbeam-ltd/asks/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def page(id: Any, step: str = "") -> str:
    return f"{ASKS}{id.hex}/" + (f"{step}/" if step else "")


def typed(here: Cast, **other: Any) -> dict[str, Any]:
    return {
        "leader_id": here.person("priya").id.hex,
        "wanted": WANTED,
        "minutes": "60",
        "due_on": "2026-02-10",
        "why_now": "Stage 2 is near.",
        "asked_on": "2026-01-26",
        **other,
    }


def test_the_list_when_nothing_was_asked_says_what_belongs_there(larkbeam: Cast) -> None:
    tom = seen(get(browser_of("tom"), ASKS))
    assert "Nothing was asked of a leader yet" in tom
    assert "Why an auditor cares" in tom
    assert "Ask a leader" in tom
    assert "Take something on" not in tom
    assert "Take something on" in seen(get(browser_of("priya"), ASKS))
    grant(person_id=larkbeam.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    assert "The ISMS lead or top management asks." in seen(get(browser_of("ola"), ASKS))


def test_a_leader_is_asked_from_the_list_of_acts(larkbeam: Cast) -> None:
    planned(larkbeam)
    tom, form_page = browser_of("tom"), f"{ASKS}make/?idea=K04"
    first = get(tom, form_page)
    assert b"Chair the review on [day]; I prepare everything" in first.content
    assert b"Stage 2 is in 364 days" in first.content
    refused = send(tom, form_page, form_with(first, "library"), **typed(larkbeam, wanted="Chair the review on [day]"))
    assert (refused.status_code, "Fill in what stands in brackets" in seen(refused)) == (403, True)
    made_one = send(tom, form_page, form_with(first, "library"), **typed(larkbeam))
    one = asks(larkbeam.organisation).get()
    assert (made_one.status_code, made_one["Location"]) == (303, page(one.id))
    assert (one.library, one.specific) == ("K04", True)
    assert "5.1(e), 9.3" in seen(get(tom, page(one.id)))


def test_a_vague_ask_is_pointed_out_and_goes_out_only_when_it_is_marked(larkbeam: Cast) -> None:
    tom, vague = browser_of("tom"), {"wanted": "Please support us asap"}
    refused = post(tom, f"{ASKS}make/", **typed(larkbeam, **vague))
    assert refused.status_code == 403
    assert "Easy to put off: support, asap." in seen(refused)
    assert b"Please support us asap" in refused.content, "what was typed is still there"
    assert post(tom, f"{ASKS}make/", **typed(larkbeam, **vague, vague="on")).status_code == 303
    assert "not specific" in seen(get(tom, ASKS))


def test_a_line_has_every_day_and_the_silence(larkbeam: Cast) -> None:
    planned(larkbeam)
    chased(larkbeam, made(larkbeam), Channel.CALL, at=after(12))
    told_page = seen(get(browser_of("tom"), ASKS))
    assert "One ask has passed in silence" in told_page
    assert "10 days of silence" in told_page
    for day in ("6 January 2026", "18 January 2026", "16 January 2026"):
        assert day in told_page
    assert "Northgate Care" in told_page


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("answered", "answered 4 days late: yes"),
        ("told", "as Tom Okafor wrote it down"),
        ("withdrawn", "withdrawn"),
        ("leave", "on leave: the clock rests"),
    ],
)
def test_a_line_says_how_it_ended(larkbeam: Cast, how: str, says: str) -> None:
    id = made(larkbeam)
    if how == "answered":
        answered(larkbeam, id, at=after(14))
    elif how == "told":
        told(larkbeam, id, at=after(2))
    elif how == "withdrawn":
        withdrawn(larkbeam, id, at=after(2))
    else:
        put_right(larkbeam, "priya", on_leave=True)
    assert says in seen(get(browser_of("tom"), ASKS))


def test_a_leader_answers_on_the_page_that_the_mail_leads_to(larkbeam: Cast) -> None:
    id, priya = made(larkbeam), browser_of("priya")
    shown = get(priya, page(id, "answer"))
    assert "Tom Okafor asks you for it by 16 January 2026. It takes 60 minutes." in seen(shown)
    sent = post(priya, page(id, "answer"), answer="YES", words=WORDS)
    assert (sent.status_code, sent["Location"]) == (303, page(id))
    assert found(larkbeam, id).state is AskState.ANSWERED
    after_it = seen(get(priya, page(id)))
    assert f"“{WORDS}”" in after_it
    assert "Your answer" not in after_it


def test_an_answer_without_a_sentence_comes_back_with_what_was_chosen(larkbeam: Cast) -> None:
    id, priya = made(larkbeam), browser_of("priya")
    answer = post(priya, page(id, "answer"), answer="NO", words="")
    assert answer.status_code == 422
    assert "or why not" in seen(answer)
    assert found(larkbeam, id).state is AskState.OPEN


def test_whoever_asked_chases_records_and_withdraws(larkbeam: Cast) -> None:
    id, other, gone, tom = *(made(larkbeam) for _ in range(3)), browser_of("tom")
    assert post(tom, page(id, "chase"), channel="HERE", chased_on="2026-01-26").status_code == 303
    assert "by the mail of the day" in seen(get(tom, page(id)))
    sent = {"answer": "DONE", "words": "She did.", "answered_on": "2026-01-20", "channel": "IN_PERSON"}
    assert post(tom, page(other, "record-answer"), **sent).status_code == 303
    told_page = seen(get(tom, page(other)))
    assert "It was said in person. Tom Okafor wrote it down, and it is on their word. Recorded on" in told_page
    assert post(tom, page(gone, "withdraw"), because="Not needed.").status_code == 303
    assert "Not needed." in seen(get(tom, page(gone)))
    for step in ("chase", "record-answer", "withdraw"):
        assert get(tom, page(id, step)).status_code == 200


def test_the_leader_sees_no_button_of_the_asker_and_the_auditor_none_at_all(larkbeam: Cast) -> None:
    id = made(larkbeam)
    grant(person_id=larkbeam.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    for first in ("priya", "ola"):
        told_page = seen(get(browser_of(first), page(id)))
        assert "Chase it" not in told_page
        assert "Withdraw it" not in told_page
    assert "Your answer" not in seen(get(browser_of("ola"), page(id)))


def test_somebody_who_is_no_leader_any_more_still_answers(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", executive=True)
    id, mei = made(larkbeam, "mei"), browser_of("mei")
    assert post(mei, page(id, "answer"), answer="DONE", words="Read.").status_code == 303
    assert get(mei, ASKS).status_code == 403


def test_one_thing_is_taken_on_met_and_taken_back(larkbeam: Cast) -> None:
    priya = browser_of("priya")
    assert "Nothing is taken on for this quarter by: Priya Raman." in seen(get(priya, ASKS))
    assert post(priya, f"{ASKS}commit/", words="I chair the review.", due_on="2026-03-20").status_code == 303
    one = commitments(larkbeam.organisation).get()
    listed = seen(get(priya, ASKS))
    assert "Priya Raman, first quarter of 2026" in listed
    assert "53 days left" in listed
    assert "Nothing is taken on" not in listed
    settle = f"{ASKS}commitments/{one.id.hex}/"
    assert post(priya, f"{settle}meet/", met_on="2026-01-26", words="With Tom.").status_code == 303
    assert taken(larkbeam, one.id).state is CommitmentState.MET
    other = committed(larkbeam, due_on=DUE.replace(month=5), at=after(20))
    assert post(priya, f"{ASKS}commitments/{other.hex}/take-back/", because="Moved.").status_code == 303
    assert "Taken back on 26 January 2026. “Moved.”" in seen(get(priya, ASKS))
    twice = post(priya, f"{ASKS}commit/", words="More.", due_on="2026-03-21")
    assert (twice.status_code, "one thing a quarter" in seen(twice)) == (403, True)


def test_a_commitment_that_is_over_says_so(larkbeam: Cast) -> None:
    committed(larkbeam, due_on=after(15).date())
    met(larkbeam, committed(larkbeam, due_on=DUE.replace(month=4)), at=after(16))
    told_page = seen(get(browser_of("tom"), ASKS))
    assert "not met, 5 days over" in told_page
    assert "Met on 22 January 2026." in told_page


def test_all_of_them_leave_as_csv_and_as_a_workbook(larkbeam: Cast) -> None:
    chased(larkbeam, made(larkbeam, wanted="=Chair the review"), at=after(12))
    answer = get(browser_of("tom"), f"{ASKS}asks.csv")
    [headings, row] = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    line = dict(zip(headings, row, strict=True))
    assert line["Ask"] == "'=Chair the review", "no formula leaves"
    assert (line["Leader"], line["Due"], line["Stands"]) == ("Priya Raman", "16 January 2026", "10 days of silence")
    assert line["Chased on"] == "18 January 2026, by telephone"
    assert get(browser_of("tom"), f"{ASKS}asks.xlsx").content.startswith(b"PK")


def test_the_list_asks_the_database_as_often_for_three_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    chased(larkbeam, made(larkbeam), at=after(1))
    get(tom, ASKS)
    few = queries_asked(tom, ASKS)
    for _ in range(2):
        chased(larkbeam, made(larkbeam), at=after(1))
    assert queries_asked(tom, ASKS) == few <= 16
