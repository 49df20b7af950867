"""A sentence that was found becomes a mark by one click, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.policies.enums import Requirement
from countersign.policies.queries import marks_of
from tests.cast import Cast
from tests.policies.worlds import (
    PASSAGES,
    after,
    begun,
    change,
    draft,
    entered,
    in_force_from,
    mark_all,
    offered,
    signed,
)
from tests.web.pages import form_to, send
from tests.web.roles.pages import get, post, seen
from tests.web.signing import page_of
from tests.web.world import browser_of

CONFIRM = "marks/confirm/"
GOALS = Requirement.OBJECTIVES


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def draft_page(policy: UUID) -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/draft/"


def test_in_the_draft_one_is_confirmed_and_the_others_stay(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    page = draft_page(policy)
    assert "One sentence sounds like it" in seen(get(tom, page))
    assert draft(larkbeam, policy).marks == {}, "what is found counts for nothing"
    for _time in range(2):
        answer = send(tom, page, form_to(tom.get(page), CONFIRM))
        assert (answer.status_code, answer["Location"]) == (303, page)
    assert {name: one["quote"] for name, one in draft(larkbeam, policy).marks.items()} == {
        requirement.value: PASSAGES[requirement] for requirement in (Requirement.PURPOSE, GOALS)
    }


def test_in_the_draft_nothing_is_confirmed_that_was_changed_meanwhile(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    form = form_to(tom.get(draft_page(policy)), CONFIRM)
    change(larkbeam, policy, "Another text.")
    answer = send(tom, draft_page(policy), form)
    assert answer.status_code == 409
    assert "Somebody changed this draft after you opened it." in seen(answer)
    assert draft(larkbeam, policy).marks == {}


def test_in_a_version_that_counts_it_goes_into_the_ledger(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    priya, page = browser_of("priya"), page_of(policy, version, "")
    answer = send(priya, page, form_to(priya.get(page), CONFIRM))
    assert (answer.status_code, answer["Location"]) == (303, page)
    found = marks_of(larkbeam.organisation, version)
    assert {one: mark.quote for one, mark in found.items()} == {Requirement.PURPOSE: PASSAGES[Requirement.PURPOSE]}
    assert str(found[Requirement.PURPOSE].confirmed_by) == "Priya Raman"
    assert entered(larkbeam, "mark.confirmed") == 1
    assert "5.2 (a) · marked in the text" in seen(get(priya, page))


def test_in_a_version_only_what_stands_there_is_confirmed(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    page = page_of(policy, version, "")
    sent = {"requirement": GOALS.value, "block": "p1", "quote": "We promise the moon."}
    answer = post(browser_of("tom"), page + CONFIRM, **sent)
    assert answer.status_code == 403
    assert "“We promise the moon.” does not stand in the text." in seen(answer)
    assert post(browser_of("tom"), page + CONFIRM, **{**sent, "requirement": "ALL"}).status_code == 422
    assert marks_of(larkbeam.organisation, version) == {}


def test_what_counts_no_more_cannot_be_confirmed(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    change(larkbeam, policy, "Another text.")
    signed(larkbeam, offered(larkbeam, policy))
    tom, page = browser_of("tom"), page_of(policy, first, "")
    text = seen(get(tom, page))
    assert "One sentence sounds like it" in text
    assert "Confirm as mark" not in text
    sent = {"requirement": GOALS.value, "block": "p1", "quote": PASSAGES[GOALS]}
    assert post(tom, page + CONFIRM, **sent).status_code == 403
    assert marks_of(larkbeam.organisation, first) == {}


def test_where_all_four_are_marked_nothing_is_suggested(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    assert "sounds like it" not in seen(get(browser_of("tom"), draft_page(policy)))


def test_on_the_page_where_one_writes_nothing_is_sent_but_the_text(larkbeam: Cast) -> None:
    """A second form would lose what was typed into the first."""
    policy = begun(larkbeam)
    text = browser_of("tom").get(draft_page(policy) + "edit/").content.decode()
    assert "sounds like it" in text
    assert CONFIRM not in text


def test_staff_confirm_nothing(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    assert post(browser_of("ola"), page_of(policy, version, "") + CONFIRM).status_code == 403
