"""Two minutes: answering without a name, or writing down what somebody said."""

from __future__ import annotations

from typing import Any

from countersign.awareness.models import Slip
from countersign.kernel.actors import Hat
from countersign.people.commands.enter import enter
from countersign.people.commands.grant import grant
from tests.awareness.drawing import asked, drawn, marks_for
from tests.awareness.worlds import AT, lead, leader
from tests.cast import Cast
from tests.web.roles.pages import get, post, seen
from tests.web.spotchecks.test_drawing import CHECKS, at
from tests.web.world import browser_of


def sent(here: Cast, first: str, **changed: str) -> dict[str, Any]:
    one = next(one for one in asked(here) if one.person_id == here.person(first).id)
    return {**{number: mark.value for number, mark in marks_for(one).items()}, "found": "yes", **changed}


def test_answer_and_find_nothing_left(firm: Cast) -> None:
    id, ola = drawn(firm), browser_of("ola")
    page = get(ola, at(id, "answer/"))
    assert "A few questions, without your name" in seen(page)
    assert "You come from outside" not in seen(page)
    answer = post(ola, at(id, "answer/"), **sent(firm, "ola"))
    assert (answer.status_code, answer["Location"]) == (303, at(id, "answer/"))
    assert "Nothing is asked of you here" in seen(get(ola, at(id, "answer/")))
    assert Slip.objects.filter(organisation_id=firm.organisation).count() == 1


def test_whoever_was_never_drawn_reads_the_same_as_whoever_has_answered(firm: Cast) -> None:
    id = drawn(firm)
    post(browser_of("ola"), at(id, "answer/"), **sent(firm, "ola"))
    enter(name="Uma Late", email="uma@larkbeam.example", by=lead(firm), at=AT)
    told = [seen(get(browser_of(first), at(id, "answer/"))).partition("Clause 7.3")[2] for first in ("ola", "uma")]
    assert told[0] == told[1]
    assert "Nobody keeps which of the two." in told[0]


def test_somebody_from_outside_is_asked_about_their_rules(firm: Cast) -> None:
    id = drawn(firm)
    assert "You come from outside" in seen(get(browser_of("dana"), at(id, "answer/")))


def test_an_open_question_keeps_the_others(firm: Cast) -> None:
    id = drawn(firm)
    answer = post(browser_of("ola"), at(id, "answer/"), **sent(firm, "ola", S4=""))
    assert answer.status_code == 422
    assert "Choose an answer." in seen(answer)
    assert answer.content.decode().count("checked") == 8


def test_the_desk_asks_once_and_leads_there(firm: Cast) -> None:
    id = drawn(firm)
    page = get(browser_of("ola"), "/o/larkbeam-ltd/")
    assert "Answer a few questions about security, without your name" in seen(page)
    assert at(id, "answer/") in page.content.decode()


def test_an_interviewer_writes_down_what_somebody_said(firm: Cast) -> None:
    id, mei = drawn(firm), browser_of("mei")
    one = next(one for one in asked(firm) if one.person_id == firm.person("ola").id)
    path = at(id, f"ask/{one.id.hex}/")
    assert path in get(mei, CHECKS).content.decode()
    assert "What does Ola Nowak say?" in seen(get(mei, path))
    answer = post(mei, path, **sent(firm, "ola"))
    assert (answer.status_code, answer["Location"]) == (303, CHECKS)
    assert get(mei, path).status_code == 404
    assert "Ola" not in seen(get(mei, CHECKS))


def test_nobody_interviews_themselves_nor_other_departments(firm: Cast) -> None:
    id = drawn(firm)
    by_person = {one.person_id: one for one in asked(firm)}
    own = at(id, f"ask/{by_person[firm.person('mei').id].id.hex}/")
    assert get(browser_of("mei"), own).status_code == 404
    grant(person_id=firm.person("ruth").id, hat=Hat.DEPARTMENT_CONTACT, by=leader(firm), at=AT)
    other = at(id, f"ask/{by_person[firm.person('ola').id].id.hex}/")
    assert get(browser_of("ruth"), other).status_code == 404
    assert get(browser_of("ola"), own).status_code == 403
