"""The door of the example: begun by one click, watched while it is lived, and then thirteen people to be."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.examples.rounds.live import live
from countersign.ledger.queries import examples
from tests.examples.worlds import lived
from tests.web.pages import forms

DOOR, BEGIN = "/example/", "/example/begin/"


@pytest.fixture(autouse=True)
def trial(db: None, settings: Settings) -> Settings:
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    return settings


def page(client: Client | None = None) -> str:
    return (client or Client()).get(DOOR).content.decode()


def test_the_door_before_anything_offers_to_begin() -> None:
    (begins,) = [form for form in forms(Client().get(DOOR)) if form.action == BEGIN]
    assert Client().post(begins.action, begins.fields)["Location"] == DOOR
    assert len(examples()) == 1


def test_begin_when_sent_twice_leads_to_the_same() -> None:
    for _ in range(2):
        assert Client().post(BEGIN).status_code == 303
    assert len(examples()) == 1


def test_the_door_while_it_is_lived_says_which_month_it_is_and_looks_again() -> None:
    Client().post(BEGIN)
    live(now(), limit=5)
    answer = Client().get(DOOR)
    said = " ".join(answer.content.decode().split())
    assert answer["Refresh"] == "2"
    assert "It is March" in said
    assert "5 of " in said
    assert "acts are done" in said
    assert said.count('aria-current="step"') == 1
    assert "EXAMPLE" in said


def test_the_door_afterwards_lists_everybody_with_what_waits() -> None:
    lived()
    answer = Client().get(DOOR)
    said = " ".join(answer.content.decode().split())
    assert "Refresh" not in answer
    assert "Enter as Bo Lind" in said
    assert "Enter as Kit Marlow" in said
    assert "One thing waits: Countersign that you lead Pinewood Ltd" in said
    assert "Runs the ISMS" in said


def test_entering_leads_to_what_waits_for_that_person() -> None:
    here, client = lived(), Client()
    way_in = f"/enter/{here.person('bo').id.hex}/"
    bo = next(form for form in forms(client.get(DOOR)) if form.action.endswith(way_in))
    answer = client.post(bo.action, bo.fields, follow=True)
    assert answer.status_code == 200
    assert "Countersign that you lead Pinewood Ltd" in answer.content.decode()


def test_the_year_is_entered_as_whoever_stands_first() -> None:
    """Bo has not countersigned yet that they lead."""
    here, client = lived(), Client()
    way_in = f"/enter/{here.person('kit').id.hex}/"
    year = next(form for form in forms(client.get(DOOR)) if form.fields.get("to") == "year")
    assert year.action.endswith(way_in)
    assert client.post(year.action, year.fields)["Location"] == "/o/pinewood-ltd/findings/day/"


@pytest.mark.parametrize("path", [DOOR, BEGIN, "/example/leave/"])
def test_outside_a_trial_there_is_no_such_door(trial: Settings, path: str) -> None:
    trial.COUNTERSIGN_TRIAL = False
    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    assert examples() == []


def test_nobody_begins_it_by_opening_a_link() -> None:
    assert Client().get(BEGIN).status_code == 405
    assert examples() == []
