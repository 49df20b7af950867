"""Rehearsing: ten questions, what a good answer contains, how it went, and who sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine

from countersign.awareness.queries import rehearsals
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.awareness.commands.test_rehearse import rehearsed, scores
from tests.awareness.worlds import AT, leader
from tests.cast import Cast
from tests.policies import worlds as policies
from tests.roles.worlds import begun, held
from tests.web.roles.pages import get, post, seen
from tests.web.world import browser_of

HERE = "/o/larkbeam-ltd/rehearsals/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def in_force(here: Cast) -> None:
    """The policy is signed, with the passages that 5.2 asks for."""
    policy = policies.begun(here)
    policies.mark_all(here, policy)
    policies.signed(here, policies.offered(here, policy))


def at(id: UUID, act: str = "") -> str:
    return f"{HERE}{id.hex}/{act}"


def kept(path: str, score: str = "2", **others: str) -> dict[str, Any]:
    """The questions are those of the seed that the form carries: asked once, answered as asked."""
    page = get(browser_of("priya"), path).content.decode()
    seal = re.search(r'name="kept" value="([^"]*)"', page)
    assert seal
    numbers = dict.fromkeys(re.findall(r'name="([TR]\d+)"', page), score)
    return {"kept": seal[1], **numbers, **others}


def test_a_leader_rehearses_and_keeps_the_result(larkbeam: Cast) -> None:
    in_force(larkbeam)
    priya = browser_of("priya")
    page = get(priya, f"{HERE}leader/")
    assert page.content.decode().count('type="radio"') == 30
    assert "What a good answer contains" in seen(page)
    answer = post(priya, f"{HERE}leader/", **kept(f"{HERE}leader/", T1="0"))
    [made] = rehearsals(larkbeam.organisation)
    assert (answer.status_code, answer["Location"], made.core_ok) == (303, at(made.id), 4)
    assert "4 of 5 core questions" in seen(get(priya, at(made.id)))


def test_the_answers_come_from_the_organisation_s_own_facts(larkbeam: Cast) -> None:
    in_force(larkbeam)
    page = seen(get(browser_of("priya"), f"{HERE}leader/"))
    assert "Larkbeam makes rota and payroll software" in page
    assert "Nothing about it is recorded here. Look up:" in page


def test_an_open_question_keeps_the_others(larkbeam: Cast) -> None:
    answer = post(browser_of("priya"), f"{HERE}leader/", **kept(f"{HERE}leader/", T3=""))
    assert answer.status_code == 422
    assert "Say how you did, or record below that you only read it." in seen(answer)
    assert answer.content.decode().count("checked") == 9
    assert not rehearsals(larkbeam.organisation)


def test_whoever_only_read_it_has_no_score(larkbeam: Cast) -> None:
    post(browser_of("priya"), f"{HERE}leader/", **kept(f"{HERE}leader/", "", briefing="yes"))
    [made] = rehearsals(larkbeam.organisation)
    assert not made.scored
    assert "You have read it" in seen(get(browser_of("priya"), at(made.id)))


def test_nobody_chooses_what_they_are_asked(larkbeam: Cast) -> None:
    """What we did not seal is no seed: the page chooses anew, and says what is still open."""
    answer = post(browser_of("priya"), f"{HERE}leader/", kept="mine", T1="2")
    assert answer.status_code == 422
    assert not rehearsals(larkbeam.organisation)


def test_nobody_else_finds_it_before_it_is_released(larkbeam: Cast) -> None:
    id = rehearsed(larkbeam, scores=scores(2, T1=0))
    for first in ("tom", "ola"):
        assert get(browser_of(first), at(id)).status_code == 404
        assert get(browser_of(first), at(id, "release/")).status_code == 404
    assert "4 of 5" not in seen(get(browser_of("tom"), HERE))
    assert "one person rehearsed (1 altogether)" in seen(get(browser_of("tom"), HERE))
    answer = post(browser_of("priya"), at(id, "release/"))
    assert (answer.status_code, answer["Location"]) == (303, at(id))
    page = seen(get(browser_of("tom"), HERE))
    assert "Priya Raman 6 January 2026: 4 of 5 core questions" in page
    assert get(browser_of("tom"), at(id)).status_code == 404, "single questions stay one's own"


def test_a_holder_rehearses_their_own_roles(larkbeam: Cast) -> None:
    begun(larkbeam)
    held(larkbeam)
    tom = browser_of("tom")
    page = seen(get(tom, f"{HERE}role/"))
    assert "What is your responsibility" in page
    assert "You accepted it on" in page
    assert get(tom, f"{HERE}leader/").status_code == 404


def test_whoever_is_never_interviewed_has_nothing_to_rehearse(larkbeam: Cast) -> None:
    grant(person_id=larkbeam.person("ola").id, hat=Hat.RISK_OWNER, by=leader(larkbeam), at=AT)
    ola = browser_of("ola")
    assert "Nothing to rehearse" in seen(get(ola, HERE))
    assert get(ola, f"{HERE}role/").status_code == 404
