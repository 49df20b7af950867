"""A leader stands behind a version that somebody else signed, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.policies.queries import endorsements
from tests.cast import Cast
from tests.policies.worlds import after, in_force_from, second_leader
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.signing import page_of
from tests.web.world import browser_of


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(30), tick=False):
        yield


def test_a_leader_who_did_not_sign_stands_behind_it(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    policy, id = in_force_from(larkbeam)
    mei, page, endorse = browser_of("mei"), page_of(policy, id, ""), page_of(policy, id, "endorse/")
    assert "Stand behind it" in seen(get(mei, page))
    told = get(mei, endorse)
    assert "I have read “Information Security Policy”, version 1.0, and I stand behind it." in seen(told)
    assert "Mei Sato, Engineering Lead, top management since 5 January 2026" in seen(told)
    answer = send(mei, endorse, form_with(told, "digest_shown"))
    assert (answer.status_code, answer["Location"]) == (303, page)
    for first in ("mei", "tom", "ola"):
        told_now = seen(get(browser_of(first), page))
        assert "Who stands behind it too Mei Sato Engineering Lead, top management since 5 January 2026" in told_now
        assert "Stand behind it" not in told_now.replace("Who stands behind it too", "")
    assert "already" in seen(get(mei, endorse))


def test_whoever_signed_is_not_asked_and_staff_find_nothing(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    page, endorse = page_of(policy, id, ""), page_of(policy, id, "endorse/")
    for first in ("priya", "tom", "ola"):
        assert "behind it" not in seen(get(browser_of(first), page))
    priya = browser_of("priya")
    told = get(priya, endorse)
    assert "Your name is under this version, or behind it, already." in seen(told)
    assert "I stand behind it" not in told.content.decode()
    assert browser_of("tom").get(endorse).status_code == 403
    assert not endorsements(larkbeam.organisation)


def test_another_text_than_was_shown_is_stale(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    policy, id = in_force_from(larkbeam)
    mei, endorse = browser_of("mei"), page_of(policy, id, "endorse/")
    form = form_with(get(mei, endorse), "digest_shown")
    answer = send(mei, endorse, form, digest_shown="sha256:" + "0" * 64)
    assert answer.status_code == 409
    assert "This is not the text that you were shown." in seen(answer)
    assert not endorsements(larkbeam.organisation)
