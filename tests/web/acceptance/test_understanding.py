"""Questions and reading time: set for a policy, and then asked of everybody who accepts it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.acknowledgements.queries import acceptance_of
from countersign.policies.queries import checks
from tests.acknowledgements.worlds import NOON, in_force_from, takes
from tests.cast import Cast
from tests.policies.commands.test_set_checks import LOST, PHONE, questions
from tests.policies.worlds import entered
from tests.web.acceptance.worlds import ask_for_code, fields, inside, link, says
from tests.web.acceptance.worlds import send as sent
from tests.web.pages import form_with, send
from tests.web.roles.pages import get
from tests.web.world import browser_of

BLOCKS = {"text_1": LOST.text, "answer_1_A": "At once", "answer_1_C": "On Monday", "right_1": "A"}


def page_of(policy: UUID) -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/questions/"


def written(policy: UUID, **typed: str) -> Any:
    tom = browser_of("tom")
    return send(tom, page_of(policy), form_with(get(tom, page_of(policy)), "shown"), **typed)


def test_questions_are_written_shown_again_and_taken_out(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    change = get(browser_of("tom"), f"/o/larkbeam-ltd/policies/{policy.hex}/change/").content.decode()
    assert page_of(policy) in change
    assert written(policy, **BLOCKS).status_code == 303
    (one,) = checks(larkbeam.organisation, policy)
    assert (one.text, one.answers, one.right) == (LOST.text, ["At once", "On Monday"], 0)
    again = get(browser_of("tom"), page_of(policy)).content.decode()
    assert f'value="{LOST.text}"' in again
    assert 'value="On Monday"' in again
    emptied = {"text_1": "", "answer_1_A": "", "answer_1_B": "", "right_1": ""}
    assert written(policy, **emptied).status_code == 303
    assert list(checks(larkbeam.organisation, policy)) == []


@pytest.mark.parametrize(
    ("typed", "says_so"),
    [
        ({"text_1": ""}, "Write the question, or take its answers out."),
        ({"answer_1_C": ""}, "Give at least two answers to choose from."),
        ({"right_1": ""}, "Say which answer is right: one that you have written."),
        ({"right_1": "B"}, "Say which answer is right: one that you have written."),
    ],
)
def test_what_is_not_whole_is_said_where_it_stands(larkbeam: Cast, typed: dict[str, str], says_so: str) -> None:
    policy, _ = in_force_from(larkbeam)
    answer = written(policy, **{**BLOCKS, **typed})
    assert (answer.status_code, says_so in says(answer)) == (422, True)
    assert 'value="At once"' in answer.content.decode()
    assert entered(larkbeam, "check.written") == 0


def test_two_at_once_the_second_is_told(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    tom = browser_of("tom")
    form = form_with(get(tom, page_of(policy)), "shown")
    questions(larkbeam, policy, PHONE)
    answer = send(tom, page_of(policy), form, **BLOCKS)
    assert (answer.status_code, "Somebody else changed these questions meanwhile." in says(answer)) == (409, True)
    assert 'value="At once"' in answer.content.decode()


def test_whoever_accepts_answers_them_and_a_wrong_answer_is_not_kept(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    questions(larkbeam, policy, LOST, PHONE)
    first, second = (f"check_{one.id.hex}" for one in checks(larkbeam.organisation, policy))
    with time_machine.travel(NOON, tick=False):
        ola = browser_of("ola")
        assert "1. A laptop is lost. When do you say so?" in says(ola.get(inside(version)))
        wrong = sent(ola, inside(version), agreed="on", **{first: "0", second: "0"})
        assert (wrong.status_code, "Question 2: the policy says something else." in says(wrong)) == (403, True)
        assert f'name="{first}" value="0" checked' in wrong.content.decode()
        assert sent(ola, inside(version), agreed="on", **{first: "0", second: "1"}).status_code == 303
        assert "2 questions about it answered as it says" in says(ola.get(inside(version)))


def test_by_the_link_in_a_mail_they_are_asked_as_well(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    questions(larkbeam, policy, LOST)
    (one,) = (f"check_{one.id.hex}" for one in checks(larkbeam.organisation, policy))
    client, path = Client(), link(larkbeam, "ola", version)
    with time_machine.travel(NOON, tick=False):
        code = ask_for_code(client, path, agreed="on", **{one: "2"})
        wrong = sent(client, path, agreed="on", code=code, **{one: "2"})
        assert (wrong.status_code, "Question 1: the policy says something else." in says(wrong)) == (403, True)
        assert "The six digits from the mail" in says(wrong), "the same code goes on working for the same act"
        answer = client.post(path, {**fields(wrong), "agreed": "on", "code": code, one: "0"})
        assert answer.status_code == 303


@pytest.mark.parametrize("opened", ["", "2026-01-07T08:00:00+00:00", "2020-01-01T00:00:00+00:00:forged"])
def test_the_page_has_to_lie_open_by_our_own_clock(larkbeam: Cast, opened: str) -> None:
    policy, version = in_force_from(larkbeam)
    takes(larkbeam, policy, asks_reading=True)
    ola = browser_of("ola")
    with time_machine.travel(NOON, tick=False) as clock:
        page = get(ola, inside(version))
        form = form_with(page, "opened")
        for typed in ({}, {"opened": opened}):
            answer = send(ola, inside(version), form, agreed="on", **typed)
            assert (answer.status_code, "Read it first: it has" in says(answer)) == (403, True)
        clock.shift(timedelta(minutes=2))
        assert send(ola, inside(version), form, agreed="on").status_code == 303
    name = acceptance_of(larkbeam.organisation, larkbeam.person("ola").id, version)
    assert name is not None
    assert name.read_through
