"""What leaders tell people, as it is written, sent, recorded and read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.delivery.rounds.carry_messages import carry_messages
from countersign.messages.queries import drafts, messages
from tests.cast import Cast
from tests.messages.worlds import TEXT, TITLE, after, begun, changed, offered, recorded, sent, withdrawn
from tests.people.worlds import put_right
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

MESSAGES = "/o/larkbeam-ltd/messages/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def draft(id: Any, step: str = "") -> str:
    return f"{MESSAGES}drafts/{id.hex}/" + (f"{step}/" if step else "")


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    tom, ola = (seen(get(browser_of(first), MESSAGES)) for first in ("tom", "ola"))
    assert "No message of a leader is on record" in tom
    assert "Why an auditor cares" in tom
    assert "No message was for you yet" in ola
    assert "Write a message" not in ola


def test_a_message_is_written_offered_and_sent_by_its_leader(larkbeam: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    first = get(tom, f"{MESSAGES}write/?idea=0")
    assert b'value="Why customers trust us"' in first.content
    typed = {"leader_id": larkbeam.person("priya").id.hex, "title": TITLE, "text": TEXT, "to_staff": "on"}
    begun_one = post(tom, f"{MESSAGES}write/", **typed)
    one = drafts(larkbeam.organisation).get()
    assert (begun_one.status_code, begun_one["Location"]) == (303, draft(one.id))
    page = get(tom, draft(one.id))
    assert "Staff: today that is 4 people." in seen(page)
    assert send(tom, draft(one.id), form_to(page, "/offer/")).status_code == 303
    assert "It waits for Priya Raman since 26 January 2026" in seen(get(tom, draft(one.id)))
    assert "Send in your own name" in seen(get(priya, "/o/larkbeam-ltd/"))
    release = get(priya, draft(one.id, "release"))
    assert "It goes out by mail under your name. Staff: 4 people." in seen(release)
    gone = send(priya, draft(one.id, "release"), form_with(release, "digest_shown"))
    told = messages(larkbeam.organisation).get()
    assert (gone.status_code, gone["Location"]) == (303, f"{MESSAGES}{told.id.hex}/")
    assert get(priya, draft(one.id)).status_code == 404


def test_what_was_changed_while_the_leader_read_is_not_sent(larkbeam: Cast) -> None:
    id, priya = begun(larkbeam), browser_of("priya")
    page = get(priya, draft(id, "release"))
    changed(larkbeam, id, text="Other words.")
    answer = send(priya, draft(id, "release"), form_with(page, "digest_shown"))
    assert answer.status_code == 409
    assert "These are not the words that you were shown" in seen(answer)
    assert "Other words." in seen(answer), "what stands there now is what the next button sends"
    assert send(priya, draft(id, "release"), form_with(answer, "digest_shown")).status_code == 303


def test_whoever_is_overtaken_keeps_what_they_typed(larkbeam: Cast) -> None:
    id, tom = begun(larkbeam), browser_of("tom")
    form = form_with(get(tom, draft(id)), "title")
    changed(larkbeam, id, text="Somebody else's words.")
    answer = send(tom, draft(id), form, title=TITLE, text="My own words.", to_staff="on")
    assert answer.status_code == 409
    assert "Somebody else's words." in seen(answer)
    assert b"My own words." in answer.content
    assert send(tom, draft(id), form_with(answer, "title"), text="My own words.", to_staff="on").status_code == 303


def test_a_draft_is_dropped_and_an_old_page_drops_nothing(larkbeam: Cast) -> None:
    id, tom = begun(larkbeam), browser_of("tom")
    form = form_to(get(tom, draft(id)), "/drop/")
    changed(larkbeam, id, text="Other words.")
    assert send(tom, draft(id), form).status_code == 409
    assert send(tom, draft(id), form_to(get(tom, draft(id)), "/drop/")).status_code == 303
    assert not drafts(larkbeam.organisation).exists()


def test_an_offer_without_words_is_refused_on_the_same_page(larkbeam: Cast) -> None:
    id, tom = begun(larkbeam, text=""), browser_of("tom")
    assert "There are no words in it yet." in seen(get(tom, draft(id)))
    answer = post(tom, draft(id, "offer"), revision_shown="1")
    assert (answer.status_code, "write it first" in seen(answer)) == (403, True)


def test_what_was_told_elsewhere_is_recorded_with_a_copy(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{MESSAGES}record/"
    typed = {
        "leader_id": larkbeam.person("priya").id.hex,
        "title": "Why the pilot depends on it",
        "channel": "MEETING",
        "said_on": "2026-01-12",
        "to_staff": "on",
    }
    bad = post(tom, page, **typed, scan=SimpleUploadedFile("slides.txt", b"no picture"))
    assert (bad.status_code, "is no PDF, PNG or JPEG" in seen(bad)) == (422, True)
    made = post(tom, page, **typed, scan=SimpleUploadedFile("slide.pdf", b"%PDF-1.7, a slide"))
    assert made.status_code == 303
    told = seen(get(tom, made["Location"]))
    assert "In a meeting, 12 January 2026 · recorded on 26 January 2026" in told
    assert "Priya Raman told it elsewhere; Tom Okafor wrote that down here." in told
    copy = get(browser_of("ola"), f"{made['Location']}copy/")
    assert copy.content == b"%PDF-1.7, a slide"
    assert "message-2026-01-12.pdf" in copy["Content-Disposition"]


def test_a_wrong_record_is_withdrawn_and_stays_on_the_list(larkbeam: Cast) -> None:
    id, tom = recorded(larkbeam), browser_of("tom")
    page = f"{MESSAGES}{id.hex}/"
    assert post(tom, f"{page}withdraw/", because="It was another day.").status_code == 303
    assert "Withdrawn on 26 January 2026 by Tom Okafor “It was another day.”" in seen(get(tom, page))
    assert "withdrawn" in seen(get(tom, MESSAGES))
    assert get(browser_of("ola"), page).status_code == 404, "it was told to nobody"


def test_reach_is_shown_to_whoever_looks_after_it_and_to_nobody_else(larkbeam: Cast) -> None:
    id = sent(larkbeam, at=after(19))
    carry_messages(after(19))
    page = f"{MESSAGES}{id.hex}/"
    told = seen(get(browser_of("tom"), page))
    assert "5 people were addressed." in told
    assert "Mails that went out 0" in told
    ola = seen(get(browser_of("ola"), page))
    assert TEXT.split("\n")[0] in ola
    assert "were addressed" not in ola


def test_a_message_to_a_department_is_read_there(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", department="Engineering")
    id = sent(larkbeam, departments=["Engineering"])
    page = f"{MESSAGES}{id.hex}/"
    assert "Staff and contractors in Engineering" in seen(get(browser_of("mei"), page))
    assert get(browser_of("ola"), page).status_code == 404


def test_many_messages_are_paged(larkbeam: Cast) -> None:
    for number in range(52):
        recorded(larkbeam, title=f"Number {number:02}", said_on=date(2025, 1, 1) + timedelta(days=number))
    tom = browser_of("tom")
    first, second = seen(get(tom, MESSAGES)), seen(get(tom, f"{MESSAGES}?from=50"))
    assert "Older" in first
    assert "Newer" in second
    assert "Number 51" in first
    assert "Number 00" in second
    for odd in ("x", "-1", "999", "\u0663"):
        assert "Number 51" in seen(get(tom, f"{MESSAGES}?from={odd}"))


def test_the_list_asks_the_database_as_often_for_three_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    withdrawn(larkbeam, recorded(larkbeam), at=after(1))
    offered(larkbeam, begun(larkbeam))
    get(tom, MESSAGES)
    few = queries_asked(tom, MESSAGES)
    for _ in range(2):
        sent(larkbeam)
        begun(larkbeam)
    assert queries_asked(tom, MESSAGES) == few <= 13
