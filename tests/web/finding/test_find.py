"""Finding a policy again: by anybody, in what is in force, with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from pytest_django import Settings

from countersign.policies.enums import PolicyKind
from tests.cast import Cast
from tests.policies.documents.pdfs import letters
from tests.policies.translating import read_in, taken_away, translated
from tests.policies.worlds import AT, after, begun, change, in_force_from, offered, signed
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

FIND = "/o/larkbeam-ltd/policies/find/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(3), tick=False):
        yield


def test_nothing_in_force_says_so(larkbeam: Cast) -> None:
    begun(larkbeam)
    text = seen(get(browser_of("ola"), FIND))
    assert "What do you want to know?" in text
    assert "the first policy in force goes here" in text


def test_staff_finds_a_passage_with_a_slip_of_the_pen(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    page = get(browser_of("ola"), f"{FIND}?q=objektives+securty")
    text = seen(page)
    assert "One policy speaks of it" in text
    assert "Nothing says “objektive”, so this is about “objective”." in text
    assert "<mark>objectives</mark>" in page.content.decode()
    assert "Each year the leadership team sets security objectives" in text


def test_what_is_not_in_force_is_not_found(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    change(larkbeam, policy, "We forbid zeppelins.")
    for first in ("ola", "tom", "priya"):
        assert "No policy in force says that" in seen(get(browser_of(first), f"{FIND}?q=zeppelins"))
    topic = begun(larkbeam, PolicyKind.TOPIC, "Airships")
    assert "No policy in force says that" in seen(get(browser_of("tom"), f"{FIND}?q=airships"))
    change(larkbeam, topic, "We forbid zeppelins over the office.", at=AT)
    signed(larkbeam, offered(larkbeam, topic))
    text = seen(get(browser_of("ola"), f"{FIND}?q=zeppelin"))
    assert "Airships" in text
    assert "over the office" in text


def test_hostile_words_stay_words(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    page = get(browser_of("ola"), f"{FIND}?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_it_asks_as_often_for_many_policies_as_for_one(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    ola = browser_of("ola")
    few = asked(ola, f"{FIND}?q=security")
    for number in range(3):
        topic = begun(larkbeam, PolicyKind.TOPIC, f"Topic {number}")
        signed(larkbeam, offered(larkbeam, topic))
    assert asked(ola, f"{FIND}?q=security") == few <= 11


def test_whoever_publishes_prints_the_poster_outside_a_trial(larkbeam: Cast, settings: Settings) -> None:
    tom, ola = browser_of("tom"), browser_of("ola")
    settings.COUNTERSIGN_TRIAL = True
    assert "once this runs where phones can reach it" in seen(get(tom, FIND))
    settings.COUNTERSIGN_TRIAL, settings.COUNTERSIGN_URL = False, "https://countersign.example"
    assert f'href="{FIND}poster/"' in get(tom, FIND).content.decode()
    made = get(tom, f"{FIND}poster/")
    assert made["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-policies-poster.pdf"'
    assert f"https://countersign.example{FIND}" in letters(made.content)
    assert "For the wall" not in seen(get(ola, FIND))
    assert get(ola, f"{FIND}poster/").status_code == 403


def test_words_of_a_translation_are_found_and_lead_to_it(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    ola = browser_of("ola")
    page = get(ola, f"{FIND}?q=Pflegeheime")
    assert "One policy speaks of it" in seen(page)
    assert "its translation into German" in seen(page)
    assert f'href="/o/larkbeam-ltd/policies/{policy.hex}/?language=de" lang="de"' in page.content.decode()
    assert "One policy speaks of it" in seen(get(ola, f"{FIND}?q=Larkbeam"))
    read_in(larkbeam, "pl")
    assert "No policy in force says that" in seen(get(ola, f"{FIND}?q=Pflegeheime"))


def test_words_of_a_translation_that_was_taken_away_are_found_no_more(larkbeam: Cast) -> None:
    taken_away(larkbeam, translated(larkbeam, in_force_from(larkbeam)[1]))
    assert "No policy in force says that" in seen(get(browser_of("ola"), f"{FIND}?q=Pflegeheime"))
