"""The first page: a desk for whoever leads, what waits for everybody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.policies.enums import PolicyKind
from countersign.web.home import views
from tests.cast import Cast
from tests.policies.worlds import after, begun, in_force_from, mark_all, offered, second_leader, signed
from tests.roles import worlds as roles
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def test_a_desk_answers_from_the_organisation_s_own_facts(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    signed(larkbeam, offered(larkbeam, policy))
    roles.begun(larkbeam)
    roles.held(larkbeam)
    text = seen(get(browser_of("priya"), HOME))
    assert "Larkbeam makes rota and payroll software for independent care homes." in text
    assert "Version 1.0, signed by you on 6 January 2026" in text
    assert "Tom Okafor for both. You appointed Tom Okafor on 6 January 2026; accepted that day." in text
    assert "two acts of leadership" in text


def test_a_desk_with_nothing_on_it_says_what_is_missing(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), HOME))
    assert "Nothing waits for you" in text
    assert "No version of the policy has been signed." in text
    assert "No risk is written down here." in text
    assert "no act of leadership of yours on record" in text
    assert "does not record" not in text


def test_what_waits_stands_first_and_the_oldest_is_the_button(larkbeam: Cast) -> None:
    offered(larkbeam, begun(larkbeam), at=after(3))
    roles.begun(larkbeam)
    roles.proposed(larkbeam, at=after(5))
    page = get(browser_of("priya"), HOME)
    text, html = seen(page), page.content.decode()
    assert "Two things wait for your name" in text
    assert "About three minutes together." in text
    assert text.index("Sign “Information Security Policy”") < text.index("Appoint Tom Okafor")
    assert html.count('class="button"') - html.count('class="button" data-kind') == 1


def test_the_acts_of_another_leader_are_not_one_s_own(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    in_force_from(larkbeam)
    assert "One act of leadership" in seen(get(browser_of("priya"), HOME))
    assert "no act of leadership of yours on record" in seen(get(browser_of("mei"), HOME))


@pytest.mark.parametrize("first", ["tom", "ola"])
def test_nobody_else_has_a_desk(larkbeam: Cast, first: str) -> None:
    text = seen(get(browser_of(first), HOME))
    assert "What you would be asked" not in text
    assert "Waiting for you" in text


def test_of_very_many_the_oldest_stand_there_and_the_others_behind_a_link(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SHOWN", 2)
    for number in range(5):
        offered(larkbeam, begun(larkbeam, PolicyKind.TOPIC, f"Topic {number}"))
    first, every = (get(browser_of("priya"), f"{HOME}{more}").content.decode() for more in ("", "?all"))
    assert (first.count('class="entry"'), every.count('class="entry"')) == (2, 5)
    assert "Five things wait for your name" in first
    assert '<a class="textlink" href="?all">Three that came later</a>' in first
    assert "came later" not in every
