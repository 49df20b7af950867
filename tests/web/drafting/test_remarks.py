"""Reading a draft together, page by page: what is asked, said, answered, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.people.commands.leave import leave
from countersign.policies.enums import Requirement
from countersign.policies.queries import open_remarks, reader_of, remarks, unread
from tests.cast import Cast
from tests.delivery.test_owed_reviews import is_lead
from tests.policies.reading import asked, read, said, settled
from tests.policies.worlds import (
    PASSAGES,
    after,
    begun,
    change,
    draft,
    in_force_from,
    lead,
    leader,
    offered,
    signed,
)
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.world import browser_of

PURPOSE = PASSAGES[Requirement.PURPOSE]
HOME = "/o/larkbeam-ltd/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(4), tick=False):
        yield


def page(policy: UUID, more: str = "") -> str:
    return f"{HOME}policies/{policy.hex}/draft/remarks/{more}"


def posted(client: Client, path: str, sent: dict[str, str]) -> Answer:
    return client.post(path, sent)


def test_the_lead_asks_by_name_and_they_find_it_on_their_desk(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    policy, tom = begun(larkbeam), browser_of("tom")
    here = page(policy, "readers/")
    sent = form_with(tom.get(here), "act").fields | {
        "people": "Ola Nowak\nmei@larkbeam.example",
        "note": "Does chapter 1 say what we sell?",
        "answer_by": "2026-01-20",
    }
    answer = posted(tom, here, sent)
    assert (answer.status_code, answer["Location"]) == (303, page(policy) + "#readers")
    told = seen(get(tom, page(policy)))
    assert "Mei Sato has not read it yet · asked by 20 January 2026" in told
    ola = browser_of("ola")
    assert "Read the draft of “Information Security Policy”" in seen(get(ola, HOME))
    told = seen(get(ola, page(policy)))
    assert "Tom Okafor asks you to read this draft. By 20 January 2026, please." in told
    assert "Does chapter 1 say what we sell?" in told
    assert PURPOSE in told
    assert "Who reads along" not in told, "that is for whoever reads drafts anyway"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"people": "Olga Nowak"}, "Nobody here is “Olga Nowak”."),
        ({"people": " "}, "Say who should read it: one name or mail address a line."),
        ({"people": "Ola Nowak", "answer_by": "2026-01-02"}, "That day has passed: choose a later one."),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_lost(larkbeam: Cast, typed: dict[str, str], words: str) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    here = page(policy, "readers/")
    sent = form_with(tom.get(here), "act").fields | {"note": "Please <b>read</b>.", "answer_by": "", **typed}
    answer = posted(tom, here, sent)
    assert answer.status_code == 422
    assert words in seen(answer)
    assert "Please &lt;b&gt;read&lt;/b&gt;." in answer.content.decode()
    assert not unread(larkbeam.organisation)


def test_somebody_who_was_asked_changes_a_sentence_and_the_lead_takes_it_over(larkbeam: Cast) -> None:
    policy, ola, tom = begun(larkbeam), browser_of("ola"), browser_of("tom")
    asked(larkbeam, policy, "ola")
    here = page(policy)
    form = form_with(get(ola, here + "?at=p0"), "block")
    sent = form.fields | {"passage": PURPOSE.replace("care homes", "hospices"), "body": "We sell to <i>hospices</i>."}
    answer = posted(ola, here, sent)
    assert (answer.status_code, answer["Location"]) == (303, here + "#p0")
    [one] = remarks(larkbeam.organisation, policy)
    told = get(tom, here)
    assert "One remark waits for an answer" in seen(told)
    assert "<del>care homes.</del>" in told.content.decode()
    assert "<ins>hospices.</ins>" in told.content.decode()
    assert "We sell to &lt;i&gt;hospices&lt;/i&gt;." in told.content.decode()
    taken = form_to(told, f"{one.id.hex}/settle/")
    answer = send(tom, here, taken, taken="YES", answer="Right.")
    assert (answer.status_code, answer["Location"]) == (303, here + "#p0")
    assert draft(larkbeam, policy).text["blocks"][0]["runs"][0]["text"] == PURPOSE.replace("care homes", "hospices")
    told_ola = seen(get(ola, here))
    assert "Nothing waits for an answer" in told_ola
    assert "taken over Tom Okafor" in told_ola
    assert "Right." in told_ola


def test_leaving_it_wants_a_reason_and_keeps_the_page(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    one = said(larkbeam, policy, leader(larkbeam), body="Too long.")
    form = form_to(tom.get(page(policy)), f"{one.id.hex}/settle/")
    answer = send(tom, page(policy), form, taken="NO", answer="")
    assert answer.status_code == 403
    assert "Say in a sentence why it stays as it is" in seen(answer)
    assert len(open_remarks(larkbeam.organisation)) == 1
    form = form_to(answer, f"{one.id.hex}/settle/")
    assert send(tom, page(policy), form, taken="NO", answer="The law wants it.").status_code == 303
    assert "left as it is Tom Okafor" in seen(get(browser_of("priya"), page(policy)))


def test_an_answer_to_a_draft_that_changed_meanwhile_is_kept_and_sent_again(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    one = said(larkbeam, policy, leader(larkbeam), passage=PURPOSE.replace("care homes", "hospices"))
    form = form_to(tom.get(page(policy)), f"{one.id.hex}/settle/")
    change(larkbeam, policy, PURPOSE, "More.", at=after(3))
    answer = send(tom, page(policy), form, taken="YES", answer="Gladly.")
    assert answer.status_code == 409
    assert "Gladly." in answer.content.decode()
    again = form_to(answer, f"{one.id.hex}/settle/")
    assert send(tom, page(policy), again, taken="YES", answer="Gladly.").status_code == 303
    assert "hospices" in str(draft(larkbeam, policy).text)


def test_a_remark_says_where_it_was_when_its_words_are_gone(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    said(larkbeam, policy, leader(larkbeam), block="p3", body="Why continually?")
    change(larkbeam, policy, "Something else entirely, in one sentence.")
    told = seen(get(browser_of("tom"), page(policy)))
    assert "About words that are gone" in told
    assert PASSAGES[Requirement.IMPROVEMENT] in told


def test_one_who_has_read_it_sees_next_time_what_changed(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), browser_of("ola")
    asked(larkbeam, policy, "ola")
    here = page(policy)
    answer = send(ola, here, form_to(get(ola, here), "read/"))
    assert (answer.status_code, answer["Location"]) == (303, here)
    assert "You read it as it is on 10 January 2026." in seen(get(ola, here))
    assert "has read it as it is" in seen(get(browser_of("tom"), here))
    change(larkbeam, policy, PURPOSE.replace("care homes", "hospices"), *list(PASSAGES.values())[1:], at=after(4))
    told = get(ola, here)
    assert "What changed since you read it on 10 January 2026" in seen(told)
    assert "[removed: </span>care homes" in told.content.decode()
    assert "has read an earlier state of it" in seen(get(browser_of("tom"), here))


def test_having_read_what_was_changed_meanwhile_is_not_said(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), browser_of("ola")
    asked(larkbeam, policy, "ola")
    form = form_to(get(ola, page(policy)), "read/")
    change(larkbeam, policy, "New.")
    answer = send(ola, page(policy), form)
    assert answer.status_code == 409
    assert "Somebody changed this draft after you opened it." in seen(answer)
    reader = reader_of(larkbeam.organisation, policy, larkbeam.person("ola").id)
    assert reader is not None
    assert reader.looked_at is None


def test_a_remark_about_nothing_keeps_what_was_typed(larkbeam: Cast) -> None:
    policy, priya = begun(larkbeam), browser_of("priya")
    here = page(policy)
    form = form_with(get(priya, here + "?at=p1"), "block")
    answer = posted(priya, here, form.fields | {"passage": PASSAGES[Requirement.OBJECTIVES], "body": ""})
    assert answer.status_code == 403
    assert "Say something about it, or change its words." in seen(answer)
    assert form_with(answer, "block").fields["block"] == "p1"
    answer = posted(priya, here, form.fields | {"block": "nowhere", "passage": "x", "body": "Kept?"})
    assert answer.status_code == 403
    assert "This passage is not in the draft any more." in seen(answer)
    assert "Kept?" in answer.content.decode()


def test_one_s_own_remark_is_taken_back_and_another_s_is_not(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), browser_of("ola")
    asked(larkbeam, policy, "ola")
    mine = said(larkbeam, policy, larkbeam.actor("ola"), body="Hm.")
    another = said(larkbeam, policy, leader(larkbeam), body="Oh.")
    told = get(ola, page(policy))
    assert f"{another.id.hex}/take-back/" not in told.content.decode()
    assert send(ola, page(policy), form_to(told, f"{mine.id.hex}/take-back/")).status_code == 303
    assert [one.body for one in remarks(larkbeam.organisation, policy)] == ["Oh."]
    assert post(ola, page(policy, f"{another.id.hex}/take-back/")).status_code == 403


def test_whoever_is_asked_no_more_finds_no_draft(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    asked(larkbeam, policy, "ola")
    ola = larkbeam.person("ola").id
    answer = send(tom, page(policy), form_to(get(tom, page(policy)), f"readers/{ola.hex}/stop/"))
    assert answer.status_code == 303
    assert browser_of("ola").get(page(policy)).status_code == 404


def test_an_offer_says_that_remarks_wait(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    offer_page = f"{HOME}policies/{policy.hex}/draft/offer/"
    assert "remark" not in seen(get(tom, offer_page))
    one = said(larkbeam, policy, leader(larkbeam), body="Why?")
    assert "One remark about the draft waits for an answer" in seen(get(tom, offer_page))
    settled(larkbeam, one, taken=True)
    assert "remark" not in seen(get(tom, offer_page))


def test_a_leader_finds_the_draft_from_the_policy(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    assert page(policy) in get(browser_of("priya"), f"{HOME}policies/{policy.hex}/").content.decode()
    assert page(policy) not in get(browser_of("ola"), f"{HOME}policies/{policy.hex}/").content.decode()


def test_an_empty_draft_says_so(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy)
    told = seen(get(browser_of("tom"), page(policy)))
    assert "The draft has no text yet." in told
    assert "Nobody has been asked." in told


def test_a_reader_who_left_stands_there_no_reminder_does(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola")
    read(larkbeam, policy, larkbeam.actor("ola"))
    leave(person_id=larkbeam.person("ola").id, left_on=after(3).date(), by=lead(larkbeam), at=after(3))
    assert "Ola Nowak has read it as it is" in seen(get(browser_of("tom"), page(policy)))


def test_what_became_of_a_remark_is_told_after_the_text_was_put_forward(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola", "mei")
    one = said(larkbeam, policy, larkbeam.actor("ola"), body="We make rotas, not wages.")
    settled(larkbeam, one, taken=False, answer="Wages come in March.")
    signed(larkbeam, offered(larkbeam, policy, at=after(3)), at=after(3))
    ola, mei = browser_of("ola"), browser_of("mei")
    assert ola.get(page(policy)).status_code == 404
    there = f"{HOME}policies/{policy.hex}/"
    assert "What became of what you said about its drafts" in seen(get(ola, there))
    told = seen(get(ola, page(policy, "answered/")))
    for words in ("One remark was answered", "We make rotas, not wages.", "left as it is", "Wages come in March."):
        assert words in told
    assert "What became of what you said" not in seen(get(mei, there))
    assert mei.get(page(policy, "answered/")).status_code == 404
    assert "Wages come in March." in seen(get(browser_of("tom"), page(policy, "answered/")))


def test_without_answers_the_lead_is_told_so(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    assert "All answers, to earlier drafts too" in seen(get(tom, page(policy)))
    assert "Nothing was answered yet" in seen(get(tom, page(policy, "answered/")))
