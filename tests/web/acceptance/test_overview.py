"""Who still owes it, executives apart; the lists behind the numbers; questions and their answers."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.queries import reply
from countersign.acknowledgements.rounds.tally import tally
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import version as version_of
from tests.acknowledgements.worlds import accepted_by, asked_by, declined_by, in_force_from, joins, next_version
from tests.cast import Cast, id_of
from tests.ledger.doing import enter_crowd
from tests.policies.worlds import AT, PASSAGES, after, lead, leader, offered, signed, tree
from tests.web.acceptance.worlds import inside, says, send
from tests.web.world import browser_of

QUESTIONS = "/o/larkbeam-ltd/acceptances/questions/"


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    return in_force_from(larkbeam)[1]


def test_the_numbers_and_the_names_behind_them(larkbeam: Cast, version: UUID) -> None:
    joins(larkbeam, "Nia Bevan", executive=True)
    accepted_by(larkbeam, "mei", version)
    asked_by(larkbeam, "ola", version)
    tally(after(2))
    tom = browser_of("tom")
    told = says(tom.get(inside(version, "everybody/")))
    assert "Five people still owe it" in told
    assert "2 of 7 people who are here today have put their name to it." in told
    assert "one acceptance given here" in told
    assert "1 of 2 have accepted." in told
    assert "Nia Bevan not yet" in told
    assert "Priya Raman approved it" in told
    assert "4 still owe it 3 late 1 with a question 1 has accepted" in told
    assert "Employee: 1 of 4" in told
    assert "Ola Nowak" in told
    assert "Read one question" in told
    accepted = says(tom.get(inside(version, "everybody/?show=accepted")))
    assert "Mei Sato" in accepted
    assert "Ola Nowak" not in accepted


def test_nobody_owes_what_is_in_force_no_more(larkbeam: Cast, version: UUID) -> None:
    accepted_by(larkbeam, "mei", version)
    policy = version_of(larkbeam.organisation, version).policy_id
    next_version(larkbeam, policy, material=True)
    for query in ("", "?show=owing"):
        told = says(browser_of("tom").get(inside(version, f"everybody/{query}")))
        assert "Version 1.0 is asked for no more" in told
        assert "1 has accepted" in told
        assert "Mei Sato" in told
        assert "Ola Nowak" not in told
        assert "still owe" not in told
    assert "still owe" not in says(browser_of("priya").get(inside(version, "everybody/")))


def test_names_are_not_for_everybody_who_sees_numbers(larkbeam: Cast, version: UUID) -> None:
    told = says(browser_of("priya").get(inside(version, "everybody/")))
    assert "Five people still owe it" in told
    assert "Ola Nowak" not in told
    assert "Their names are for the ISMS lead, HR and the internal auditor." in told
    assert browser_of("ola").get(inside(version, "everybody/")).status_code == 403


def test_the_policy_s_page_leads_there(larkbeam: Cast, version: UUID) -> None:
    policy = browser_of("tom").get("/o/larkbeam-ltd/policies/").content.decode()
    page = browser_of("tom").get(policy.partition('<th scope="row"><a href="')[2].partition('"')[0])
    assert inside(version, "everybody/") in page.content.decode()
    page = browser_of("ola").get(page.request["PATH_INFO"])
    assert inside(version, "everybody/") not in page.content.decode()


@pytest.mark.parametrize("many", [0, 200])
def test_it_takes_as_many_queries_for_many_as_for_few(larkbeam: Cast, version: UUID, many: int) -> None:
    if many:
        enter_crowd(larkbeam, many)
    tom = browser_of("tom")
    with CaptureQueriesContext(connection) as queries:
        page = tom.get(inside(version, "everybody/?page=2" if many else "everybody/"))
    assert ("51 to 100 of 205" in says(page)) is bool(many)
    assert len(queries) <= 32


def test_questions_wait_for_the_lead_and_are_answered(larkbeam: Cast, version: UUID) -> None:
    asked = asked_by(larkbeam, "ola", version, text="What about <b>phones</b>?")
    declined_by(larkbeam, "dana", version)
    tom = browser_of("tom")
    page = tom.get(QUESTIONS)
    assert "Two people wait for your answer" in says(page)
    assert "&lt;b&gt;phones&lt;/b&gt;" in page.content.decode()
    where = f"{QUESTIONS}{asked.hex}/answer/"
    act = page.content.decode().partition('name="act" value="')[2].partition('"')[0]
    empty = tom.post(where, {"act": act, "text": " "})
    assert empty.status_code == 422
    answer = tom.post(where, {"act": act, "text": "They count too."})
    assert (answer.status_code, answer["Location"]) == (303, QUESTIONS)
    assert reply(larkbeam.organisation, asked).answer == "They count too."
    told = says(browser_of("ola").get(inside(version)))
    assert "They count too. Tom Okafor answered on" in told
    waiting = says(browser_of("ola").get("/o/larkbeam-ltd/"))
    assert "What you asked about it was answered." in waiting


def test_questions_wait_for_the_owner_of_that_policy_and_for_nobody_else(larkbeam: Cast) -> None:
    text, ruth = tree(*PASSAGES.values()), larkbeam.person("ruth").id
    policy = create(kind=PolicyKind.TOPIC, title="Leave", text=text, owner_id=ruth, by=lead(larkbeam), at=AT)
    id = offered(larkbeam, id_of(policy))
    signed(larkbeam, id)
    asked = asked_by(larkbeam, "ola", id)
    assert "One person waits for your answer" in says(browser_of("ruth").get(QUESTIONS))
    assert "Ola Nowak waits for an answer about “Leave”" in says(browser_of("ruth").get("/o/larkbeam-ltd/"))
    mei = browser_of("mei")
    assert "Nobody waits for an answer" in says(mei.get(QUESTIONS))
    refused = send(mei, QUESTIONS, text="I know!")
    assert refused.status_code == 405
    act = "0190a6b2-7c00-7000-8000-000000000001"
    refused = mei.post(f"{QUESTIONS}{asked.hex}/answer/", {"act": act, "text": "I know!"})
    assert (refused.status_code, reply(larkbeam.organisation, asked).answer) == (403, None)


def test_one_s_own_question_is_a_colleague_s_to_answer(larkbeam: Cast, version: UUID) -> None:
    grant(person_id=larkbeam.person("ola").id, hat=Hat.ISMS_LEAD, by=leader(larkbeam), at=AT)
    asked_by(larkbeam, "ola", version)
    assert "Your own question" in says(browser_of("ola").get(QUESTIONS))
    assert "Your own question" not in says(browser_of("tom").get(QUESTIONS))
