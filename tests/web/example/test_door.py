"""The door of the examples: cards to choose a story by, a past that is watched, and then people to be."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.examples.living import home_of
from countersign.examples.rounds.live import live
from countersign.examples.stories import LARKBEAM, STONECROSS, STORIES
from countersign.kernel.actors import Hat
from countersign.ledger.queries import examples
from countersign.people.commands.enter import enter
from countersign.web.example.showing import FEW
from countersign.web.example.words import CARDS
from tests.cast import Cast
from tests.examples.worlds import lived
from tests.web.pages import forms

DOOR, BEGIN, STORY = "/example/", "/example/begin/larkbeam/", "/example/larkbeam/"
ALIKE = ("Oak", "Ash", "Elm", "Yew")


@pytest.fixture(autouse=True)
def trial(db: None, settings: Settings) -> Settings:
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    return settings


@pytest.fixture
def pinewood() -> Cast:
    """An example in the place of Larkbeam's, of which nothing but the beginning was lived."""
    return lived(home_of(LARKBEAM))


def said(path: str, client: Client | None = None) -> str:
    return " ".join((client or Client()).get(path).content.decode().split())


def crowded(here: Cast) -> None:
    """More than are shown without a search."""
    for number in range(FEW):
        name = ALIKE[number % len(ALIKE)]
        address = f"{name.lower()}{number}@pinewood.example"
        enter(
            name=f"{name} Number{number}",
            email=address,
            title="Joiner" if number else "Sawyer",
            by=here.actor("kit", Hat.HR),
            at=now(),
        )


def test_every_story_has_a_card() -> None:
    assert {story.key for story in STORIES} <= set(CARDS)


def test_the_door_before_anything_offers_to_begin_each() -> None:
    begins = [form for form in forms(Client().get(DOOR)) if form.action.startswith("/example/begin/")]
    assert [form.action for form in begins] == [f"/example/begin/{story.key}/" for story in STORIES]
    page = said(DOOR)
    assert all(str(one) in page for one in (STONECROSS.name, "180 people", "follow-through does not"))
    assert Client().post(begins[1].action, begins[1].fields)["Location"] == "/example/stonecross/"
    assert examples() == [home_of(STONECROSS)]


def test_begin_when_sent_twice_leads_to_the_same() -> None:
    for _ in range(2):
        assert Client().post(BEGIN).status_code == 303
    assert len(examples()) == 1


@pytest.mark.parametrize("path", ["/example/elsewhere/", "/example/begin/elsewhere/"])
def test_a_story_that_nobody_tells_is_not_there(path: str) -> None:
    assert Client().get(path).status_code in (404, 405)
    assert Client().post(path).status_code in (404, 405)
    assert examples() == []


def test_a_story_that_nobody_began_leads_to_the_door() -> None:
    assert Client().get(STORY)["Location"] == DOOR


def test_while_one_is_lived_its_page_looks_again_and_the_door_says_how_far() -> None:
    Client().post(BEGIN)
    live(now(), limit=5)
    answer = Client().get(STORY)
    page = said(STORY)
    assert answer["Refresh"] == "2"
    assert "It is March" in page
    assert "at Larkbeam Ltd" in page
    assert "5 of " in page
    assert page.count('aria-current="step"') == 1
    assert "EXAMPLE" in page
    cards = said(DOOR)
    assert "Watch Larkbeam Ltd" in cards
    assert "5 of " in cards
    assert "Live the year of Stonecross" in cards


def test_afterwards_everybody_is_listed_with_what_waits(pinewood: Cast) -> None:
    answer = Client().get(STORY)
    page = said(STORY)
    assert "Refresh" not in answer
    assert "Enter as Bo Lind" in page
    assert "Enter as Kit Marlow" in page
    assert "One thing waits: Countersign that you lead Pinewood Ltd" in page
    assert "Runs the ISMS" in page
    assert 'role="search"' not in page
    assert "Look around Larkbeam Ltd" in said(DOOR)


def test_of_many_those_with_a_hat_come_first_and_others_are_found(pinewood: Cast) -> None:
    crowded(pinewood)
    page = said(STORY)
    assert page.count("Enter as ") == FEW
    assert page.index("Enter as Kit Marlow") < page.index("Enter as Oak")
    assert f"{FEW} of {FEW + 2} people" in page
    found = said(f"{STORY}?q=yew+num")
    assert found.count("Enter as Yew ") == found.count("Enter as ") == FEW // len(ALIKE)
    assert said(f"{STORY}?q=saw").count("Enter as ") == 1


def test_a_search_that_finds_nobody_says_so_and_keeps_the_words(pinewood: Cast) -> None:
    crowded(pinewood)
    page = said(f"{STORY}?q=%3Cb%3Exyz")
    assert "Nobody here has “&lt;b&gt;xyz”" in page
    assert "Show the first again" in page
    assert "Enter as" not in page


def test_entering_leads_to_what_waits_for_that_person_and_back_to_the_others(pinewood: Cast) -> None:
    client, way_in = Client(), f"/enter/{pinewood.person('bo').id.hex}/"
    bo = next(form for form in forms(client.get(STORY)) if form.action.endswith(way_in))
    answer = client.post(bo.action, bo.fields, follow=True)
    assert answer.status_code == 200
    assert "Countersign that you lead Pinewood Ltd" in answer.content.decode()
    assert client.get("/example/change/")["Location"] == STORY


def test_whoever_is_in_no_story_changes_to_the_door() -> None:
    assert Client().get("/example/change/")["Location"] == DOOR


def test_nobody_enters_while_it_is_being_lived() -> None:
    Client().post(BEGIN)
    live(now(), limit=5)
    somebody = Cast(home_of(LARKBEAM)).person("tom").id.hex
    answer = Client().post(f"/example/enter/{somebody}/")
    assert answer.status_code == 403
    assert "still being lived" in answer.content.decode()


def test_the_year_is_entered_as_whoever_stands_first() -> None:
    """Bo has not countersigned yet that they lead."""
    here, client = lived(home_of(LARKBEAM)), Client()
    way_in = f"/enter/{here.person('kit').id.hex}/"
    year = next(form for form in forms(client.get(STORY)) if form.fields.get("to") == "year")
    assert year.action.endswith(way_in)
    assert client.post(year.action, year.fields)["Location"] == "/o/pinewood-ltd/findings/day/"


@pytest.mark.parametrize("path", [DOOR, BEGIN, STORY, "/example/leave/", "/example/change/"])
def test_outside_a_trial_there_is_no_such_door(trial: Settings, path: str) -> None:
    trial.COUNTERSIGN_TRIAL = False
    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    assert examples() == []


def test_nobody_begins_it_by_opening_a_link() -> None:
    assert Client().get(BEGIN).status_code == 405
    assert examples() == []
