"""The wall on its page: the picture, the acts in words, and every number opening the list behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine

from countersign.people.commands.change import change
from countersign.web.wall import showing
from tests.cast import Cast
from tests.packs.test_same_bytes import as_it_is
from tests.policies.worlds import after, in_force_from, lead
from tests.roles import worlds as roles
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

WALL = "/o/larkbeam-ltd/wall/"
EVIDENCE = WALL + "evidence/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(50), tick=False):
        yield


def signed_and_given(here: Cast) -> tuple[str, str]:
    """A policy signed, a role with time and money. The addresses of both."""
    policy, version = in_force_from(here, at=after(1))
    roles.begun(here)
    appointment = roles.proposed(here)
    roles.approved(here, appointment, at=after(30))
    return f"/policies/{policy.hex}/versions/{version.hex}/", f"/roles/appointments/{appointment.hex}/"


def test_the_wall_shows_each_act_with_its_days_and_its_page(larkbeam: Cast) -> None:
    version, appointment = signed_and_given(larkbeam)
    page = get(browser_of("tom"), WALL)
    text, html = seen(page), page.content.decode()
    assert "Two acts so far, all of them by Priya Raman." in text
    assert "Priya Raman signed Information Security Policy, version 1.0" in text
    assert "5 February 2026, written down the same day · decision" in text
    assert version in html
    assert appointment in html


def test_every_cell_leads_to_words_that_are_there(larkbeam: Cast) -> None:
    signed_and_given(larkbeam)
    html = get(browser_of("tom"), WALL).content.decode()
    targets = set(re.findall(r'href="#([a-h]-\d{4}-\d\d)"', html))
    assert targets == {"a-2026-01", "c-2026-02"}
    assert all(f'id="{target}"' in html for target in targets)


def test_a_wall_without_an_act_says_what_belongs_there_and_what_cannot(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), WALL))
    assert "No act of leadership is on record in these months." in text
    assert "A policy that top management signs, or objectives that it sets, belong here." in text
    assert "Countersign does not record row" not in text


def test_a_wall_of_a_past_day(larkbeam: Cast) -> None:
    signed_and_given(larkbeam)
    text = seen(get(browser_of("tom"), f"{WALL}?on=2026-01-31"))
    assert "One act so far" in text
    assert "as of 31 January 2026" in text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1970-01-01", "soon"])
def test_a_wall_of_a_strange_day_is_a_wall(larkbeam: Cast, day: str) -> None:
    assert "Eight duties, twelve months" in seen(get(browser_of("tom"), f"{WALL}?on={day}"))


@pytest.mark.parametrize(
    ("query", "acts"),
    [("", 2), ("duty=a", 1), ("duty=b", 0), ("month=2026-02", 1), ("duty=a&month=2026-02", 0), ("duty=z&month=x", 2)],
)
def test_evidence_is_what_was_asked_for(larkbeam: Cast, query: str, acts: int) -> None:
    signed_and_given(larkbeam)
    text = seen(get(browser_of("tom"), f"{EVIDENCE}?{query}"))
    assert text.count("written down") == acts


def test_evidence_of_one_person(larkbeam: Cast) -> None:
    signed_and_given(larkbeam)
    priya, tom = larkbeam.person("priya").ref, larkbeam.person("tom").ref
    assert seen(get(browser_of("tom"), f"{EVIDENCE}?person={priya}")).count("written down") == 2
    assert "Nothing is recorded here" in seen(get(browser_of("tom"), f"{EVIDENCE}?person={tom}"))


def test_more_than_a_few_in_a_month_are_behind_their_number(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "MOST_IN_WORDS", 0)
    signed_and_given(larkbeam)
    html = get(browser_of("tom"), WALL).content.decode()
    assert "One more in January 2026" in html
    assert "evidence/?duty=a&amp;month=2026-01" in html


def test_names_are_text_on_the_wall_whatever_they_are(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya")
    given = {**as_it_is(priya), "name": '<b>Priya</b> & "Co"'}
    change(person_id=priya.id, revision_shown=priya.revision, **given, by=lead(larkbeam), at=after(0))
    signed_and_given(larkbeam)
    html = get(browser_of("tom"), WALL).content.decode()
    assert "<b>Priya" not in html
    assert "&lt;b&gt;Priya&lt;/b&gt; &amp; &quot;Co&quot;" in html


def test_the_wall_is_not_for_everybody(larkbeam: Cast) -> None:
    assert get(browser_of("ola"), WALL).status_code == 403
    assert get(browser_of("ola"), EVIDENCE).status_code == 403
