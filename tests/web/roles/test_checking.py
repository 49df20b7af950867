"""Do you know your job? Four questions, what came of them, and who sees what."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.signing import loads
from django.http import HttpResponse
from django.test import Client

from countersign.awareness.enums import Asks
from countersign.awareness.queries import role_checks
from countersign.roles.commands.propose import Terms
from tests.awareness.checking import asked, checked
from tests.cast import Cast
from tests.roles.worlds import TERMS, anew, approved, held, proposed, renewed
from tests.web.roles.pages import ROLES, at, get, hidden, post, seen
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"


def seed_of(here: Cast, id: UUID, client: Client) -> tuple[dict[str, str], str]:
    """What the form carries, and what its questions were made from."""
    carried = hidden(client, at(id, "check"))
    return carried, loads(carried["kept"], salt="countersign.rolecheck")[1]


def answered(here: Cast, id: UUID, client: Client, *wrong: Asks) -> HttpResponse:
    carried, seed = seed_of(here, id, client)
    sent: dict[str, Any] = {}
    for one in asked(here, id, seed):
        others = [option for option in one.options if option not in one.right]
        sent[one.asks.value] = others[:1] if one.asks in wrong else list(one.right)
    return post(client, at(id, "check"), **carried, **sent)


def test_the_page_asks_and_says_who_sees_what(firm: Cast) -> None:
    told = seen(get(browser_of("tom"), at(held(firm), "check")))
    assert "Do you know your job?" in told
    for question in ("Which of these are yours?", "Who appointed you?", "Who stands in when you are away?"):
        assert question in told
    assert "It is for yourself, and no" in told
    assert "Others see whether you passed and on which day, not what you answered." in told


def test_everything_right_is_said_and_recorded(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    answer = answered(firm, id, tom)
    made = role_checks(firm.organisation).get()
    assert (answer.status_code, answer["Location"]) == (303, f"{ROLES}checks/{made.id.hex}/")
    told = seen(get(tom, answer["Location"]))
    assert "You know your job" in told
    assert "4 of 4 right." in told


def test_what_was_wrong_stands_beside_what_is_right(firm: Cast) -> None:
    terms = Terms(**{**vars(TERMS), "deputy_id": firm.person("mei").id})
    id, tom = held(firm, terms=terms), browser_of("tom")
    told = seen(get(tom, answered(firm, id, tom, Asks.STANDS_IN)["Location"]))
    assert "You know your job, but for one thing" in told
    assert "not quite Right is: Mei Sato" in told
    failed = seen(get(tom, answered(firm, id, tom, Asks.DUTIES)["Location"]))
    assert "Not yet: read the role again" in failed
    assert "Do it again, with other questions" in failed


def test_a_question_left_open_keeps_what_was_answered(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    carried, seed = seed_of(firm, id, tom)
    duties = asked(firm, id, seed)[0].options[:2]
    answer = post(tom, at(id, "check"), **carried, DUTIES=list(duties))
    assert answer.status_code == 422
    assert "Choose an answer. If you are not sure, choose what you think." in seen(answer)
    text = answer.content.decode()
    assert len(re.findall(r"checked", text)) == 2
    assert f'value="{carried["digest_shown"]}"' in text


def test_the_same_questions_twice_are_refused_with_new_ones(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    carried, seed = seed_of(firm, id, tom)
    sent = {one.asks.value: list(one.right) for one in asked(firm, id, seed)}
    post(tom, at(id, "check"), **carried, **sent)
    again = {**carried, "act": hidden(tom, at(id, "check"))["act"]}
    answer = post(tom, at(id, "check"), **again, **sent)
    assert answer.status_code == 403
    assert "You answered these questions before." in seen(answer)
    assert carried["digest_shown"] not in answer.content.decode()


def test_what_we_did_not_seal_gets_new_questions(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    carried, seed = seed_of(firm, id, tom)
    sent = {one.asks.value: list(one.right) for one in asked(firm, id, seed)}
    answer = post(tom, at(id, "check"), **{**carried, "kept": "forged"}, **sent)
    assert answer.status_code in (409, 422)
    assert not role_checks(firm.organisation)


def test_others_see_whether_and_when_and_nothing_else(firm: Cast) -> None:
    id, tom, priya = held(firm), browser_of("tom"), browser_of("priya")
    assert "Nobody has looked yet." in seen(get(priya, at(id)))
    where = answered(firm, id, tom, Asks.DUTIES)["Location"]
    told = seen(get(priya, at(id)))
    assert "not passed on 6 January 2026" in told
    assert "What you answered" not in told
    assert get(priya, where).status_code == 404
    assert get(priya, at(id, "check")).status_code == 404
    answered(firm, id, tom)
    assert "passed on 6 January 2026" in seen(get(priya, at(id)))
    assert "What you answered" in seen(get(tom, at(id)))


def test_it_asks_about_the_description_that_was_accepted_last(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    checked(firm, id)
    anew(firm, name="Head of security", duties=("Waters the plants.",))
    assert "Waters the plants." not in seen(get(tom, at(id, "check")))
    renewed(firm)
    page = seen(get(tom, at(id, "check")))
    assert "Waters the plants." in page
    assert "Head of security" in page
    assert "It asked about the role as it was described before." in seen(get(tom, at(id)))


def test_it_is_offered_on_the_first_page_until_it_is_done(firm: Cast) -> None:
    id, tom = held(firm), browser_of("tom")
    told = seen(get(tom, HOME))
    assert "An offer, once a year; nobody is reminded. ISMS lead a few questions" in told
    checked(firm, id)
    assert "An offer, once a year" not in seen(get(tom, HOME))


@pytest.mark.parametrize("accepted", [True, False])
def test_it_is_offered_once_the_role_is_accepted(firm: Cast, accepted: bool) -> None:
    if accepted:
        held(firm, "mei", "hr")
    else:
        approved(firm, proposed(firm, "mei", "hr"))
    assert ("An offer, once a year" in seen(get(browser_of("mei"), HOME))) is accepted


def test_before_accepting_there_is_nothing_to_ask(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    approved(firm, id)
    mei = browser_of("mei")
    assert "You are asked about a role that you have accepted and still hold." in seen(get(mei, at(id, "check")))
    assert "Do you know your job?" not in seen(get(mei, at(id)))
    assert post(mei, at(id, "check")).status_code == 422
