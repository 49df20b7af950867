"""Two texts of a policy beside one another: who sees which, and what the page says first."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from tests.acknowledgements.worlds import accepted_by
from tests.cast import Cast
from tests.policies.worlds import PASSAGES, after, change, in_force_from, offered, signed
from tests.web.roles.pages import get, seen
from tests.web.signing import page_of
from tests.web.world import browser_of

FIRST, *OTHERS = PASSAGES.values()
LATER = (FIRST.replace("independent", "small"), *OTHERS, "We look after what people leave behind.")


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def compare_page(policy: UUID, asked: str = "") -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/compare/{asked}"


def later(here: Cast) -> tuple[UUID, UUID, UUID]:
    """Version 1.0, version 2.0 in force, and a draft that says something else again."""
    policy, first = in_force_from(here)
    change(here, policy, *LATER)
    second = offered(here, policy)
    signed(here, second)
    change(here, policy, *LATER[:-1])
    return policy, first, second


def test_compare_when_nothing_is_asked_shows_the_draft_against_what_applies(larkbeam: Cast) -> None:
    policy, _first, _second = later(larkbeam)
    answer = get(browser_of("tom"), compare_page(policy))
    assert "From version 2.0 to the draft" in seen(answer)
    assert "One paragraph removed." in seen(answer)
    assert "<del>We look after what people leave behind.</del>" in answer.content.decode()


def test_compare_shows_staff_what_was_published_alone(larkbeam: Cast) -> None:
    policy, first, second = later(larkbeam)
    ola = browser_of("ola")
    answer = get(ola, compare_page(policy))
    assert "From version 1.0 to version 2.0" in seen(answer)
    assert "One paragraph changed and one paragraph added." in seen(answer)
    assert "[removed: </span>independent" in answer.content.decode()
    assert "Draft" not in seen(answer)
    assert ola.get(compare_page(policy, "?to=draft")).status_code == 404
    back = seen(get(ola, compare_page(policy, f"?from={second.hex}&to={first.hex}")))
    assert "One paragraph changed and one paragraph removed." in back


@pytest.mark.parametrize("asked", ["?from=x", f"?to={'0' * 32}", "?from=draft&to=%00"])
def test_compare_when_a_text_is_unknown(larkbeam: Cast, asked: str) -> None:
    policy, _version = in_force_from(larkbeam)
    assert browser_of("tom").get(compare_page(policy, asked)).status_code == 404


def test_compare_when_there_is_nothing_to_compare(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    assert "There is only one text so far" in seen(get(browser_of("ola"), compare_page(policy)))
    twice = f"?from={version.hex}&to={version.hex}"
    assert "Choose two different texts" in seen(get(browser_of("tom"), compare_page(policy, twice)))
    same = seen(get(browser_of("tom"), compare_page(policy)))
    assert "The text is the same, word for word." in same


def test_what_changed_stands_beside_an_offer_and_a_signature(larkbeam: Cast) -> None:
    policy, _version = in_force_from(larkbeam)
    change(larkbeam, policy, *LATER)
    told = "What changed since version 1.0, which is in force One paragraph changed and one paragraph added."
    assert told in seen(get(browser_of("tom"), f"/o/larkbeam-ltd/policies/{policy.hex}/draft/offer/"))
    assert told in seen(get(browser_of("priya"), page_of(policy, offered(larkbeam, policy))))


def test_what_changed_since_the_version_that_somebody_accepted(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    address = "/o/larkbeam-ltd/acceptances/{}/"
    assert "which you accepted" not in seen(get(browser_of("ola"), address.format(first.hex)))
    accepted_by(larkbeam, "ola", first, at=after(1))
    change(larkbeam, policy, *LATER)
    signed(larkbeam, offered(larkbeam, policy, at=after(1)), at=after(1))
    change(larkbeam, policy, *LATER, "And so on.")
    third = offered(larkbeam, policy, at=after(1))
    signed(larkbeam, third, at=after(1))
    text = seen(get(browser_of("ola"), address.format(third.hex)))
    assert "What changed since version 1.0, which you accepted One paragraph changed and two paragraphs added." in text
