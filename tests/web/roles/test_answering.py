from __future__ import annotations

import pytest

from countersign.roles.enums import AppointmentState
from tests.cast import Cast
from tests.roles.worlds import approved, found, held, proposed
from tests.web.roles.pages import at, get, hidden, post, seen
from tests.web.world import browser_of

WORDS = "I accept the role ISMS lead at Larkbeam Ltd. I know what it asks of me and what I may decide in it."


def test_approve_shows_the_terms_and_appoints(firm: Cast) -> None:
    id, priya = proposed(firm), browser_of("priya")
    told = seen(get(priya, at(id, "approve")))
    assert "Appoint Tom Okafor: ISMS lead?" in told
    assert "Spend up to £2,000 a year" in told
    assert "What usually fits: A foundation or lead-implementer course" in told
    assert "CEO and founder, top management since 1 April 2019" in told
    answer = post(priya, at(id, "approve"), **hidden(priya, at(id, "approve")))
    assert (answer.status_code, answer["Location"]) == (303, at(id))
    assert found(firm, id).state is AppointmentState.APPROVED


def test_approve_when_other_terms_were_shown_is_stale(firm: Cast) -> None:
    id, priya = proposed(firm), browser_of("priya")
    answer = post(priya, at(id, "approve"), digest_shown="sha256:" + "0" * 64)
    assert answer.status_code == 409
    assert "not the terms that you were shown" in seen(answer)


def test_approve_when_done_before_has_no_button(firm: Cast) -> None:
    id, priya = proposed(firm), browser_of("priya")
    approved(firm, id)
    assert "your name goes here" not in seen(get(priya, at(id, "approve")))
    answer = post(priya, at(id, "approve"), digest_shown=found(firm, id).document)
    assert answer.status_code == 403
    assert "approved before" in seen(answer)


def test_approve_when_it_is_ones_own_says_what_that_means(firm: Cast) -> None:
    id = proposed(firm, "priya")
    assert "This is your own role." in seen(get(browser_of("priya"), at(id, "approve")))


def test_approve_is_for_top_management(firm: Cast) -> None:
    assert get(browser_of("tom"), at(proposed(firm), "approve")).status_code == 403


def test_accept_records_the_sentence_that_was_shown(firm: Cast) -> None:
    id, tom = proposed(firm), browser_of("tom")
    assert "Top management has not approved it yet" in seen(get(tom, at(id, "accept")))
    approved(firm, id)
    assert f"“{WORDS}”" in seen(get(tom, at(id, "accept")))
    answer = post(tom, at(id, "accept"), **hidden(tom, at(id, "accept")))
    assert (answer.status_code, answer["Location"]) == (303, at(id))
    made = found(firm, id)
    assert (made.state, made.accepted_words) == (AppointmentState.ACCEPTED, WORDS)
    assert made.confirmed in ("mailed-code", "mailbox-code")


def test_accept_when_another_sentence_was_shown_shows_todays(firm: Cast) -> None:
    id, tom = proposed(firm), browser_of("tom")
    approved(firm, id)
    sent = hidden(tom, at(id, "accept")) | {"words_shown": "I accept everything."}
    answer = post(tom, at(id, "accept"), **sent)
    assert answer.status_code == 409
    assert "not the sentence that you were shown" in seen(answer)
    assert 'value="I accept everything."' not in answer.content.decode()


def test_accept_when_nothing_was_shown_is_no_answer(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    assert post(browser_of("tom"), at(id, "accept")).status_code == 422
    assert found(firm, id).state is AppointmentState.APPROVED


def test_accept_and_decline_are_the_holders_alone(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    for first in ("priya", "ola"):
        for act in ("accept", "decline"):
            assert get(browser_of(first), at(id, act)).status_code == 404
            assert post(browser_of(first), at(id, act), because="No.").status_code == 404


def test_decline_asks_for_a_sentence_and_keeps_it(firm: Cast) -> None:
    id, tom = proposed(firm), browser_of("tom")
    approved(firm, id)
    assert "<details open" in get(tom, at(id, "decline")).content.decode()
    answer = post(tom, at(id, "decline"), because=" ")
    assert answer.status_code == 422
    assert "Say in a sentence why, so that somebody can help." in seen(answer)
    assert f"“{WORDS}”" in seen(answer)
    assert post(tom, at(id, "decline"), because="I leave in March.").status_code == 303
    assert "“I leave in March.”" in seen(get(browser_of("priya"), at(id)))


def test_decline_when_accepted_is_refused(firm: Cast) -> None:
    answer = post(browser_of("tom"), at(held(firm), "decline"), because="No.")
    assert answer.status_code == 403
    assert "accepted before" in seen(answer)


@pytest.mark.parametrize(("first", "status"), [("priya", 303), ("tom", 403)])
def test_end_is_top_managements_once_approved(firm: Cast, first: str, status: int) -> None:
    id, client = held(firm, "mei", "hr"), browser_of(first)
    assert ("End it on this day" in seen(get(client, at(id, "end")))) is (first == "priya")
    answer = post(client, at(id, "end"), held_until="2026-02-01")
    assert answer.status_code == status
    assert (found(firm, id).state is AppointmentState.ENDED) is (first == "priya")
    if first == "priya":
        assert "from 6 January 2026 until 1 February 2026." in seen(get(client, at(id)))


def test_what_waits_stands_on_the_first_page_of_whoever_acts(firm: Cast) -> None:
    id = proposed(firm)
    home, priya, tom = "/o/larkbeam-ltd/", browser_of("priya"), browser_of("tom")
    assert "Appoint Tom Okafor: ISMS lead" in seen(get(priya, home))
    assert "ISMS lead" not in seen(get(tom, home))
    approved(firm, id)
    assert "Appoint Tom Okafor" not in seen(get(priya, home))
    assert "Say whether you take the role: ISMS lead" in seen(get(tom, home))
