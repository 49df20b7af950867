"""The door of the first minute: a token, one organisation, closed for ever after."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from countersign.entrance import set_up_door
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import new_id
from countersign.ledger.queries import logs
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_up import Founder, set_up
from countersign.people.models import Organisation
from tests.cast import BEGINNING, Cast
from tests.ledger.copies import at_once, inside
from tests.web.pages import Answer

NIA = "nia@newco.example"
FORM = {
    "organisation_name": "Newco Ltd",
    "time_zone": "Europe/London",
    "isms_start": "2026-01-05",
    "name": "Nia Newton",
    "mail": NIA,
    "title": "CTO",
    "isms_scope": "WHOLE",
}
SECOND_STEP = "/sign-in/?next=%2Fo%2Fnewco-ltd%2Fset-up%2Ftop-management%2F"


@pytest.fixture
def nobody(bare_copy: dict[str, str]) -> Iterator[None]:
    """An installation that was started, and nothing more."""
    with inside(bare_copy):
        yield


def fill_in(token: str, act: str = "", **other: str) -> Answer:
    return Client().post("/set-up/", {**FORM, "act": act or str(uuid4()), "token": token, **other})


def test_set_up_with_the_token(nobody: None) -> None:
    answer = fill_in(f" {set_up_door.token()} ")
    assert (answer.status_code, answer["Location"]) == (303, SECOND_STEP)
    assert Organisation.objects.get().name == "Newco Ltd"


def test_sign_in_after_the_first_step_holds_the_address_typed_in_this_browser_alone(nobody: None) -> None:
    mine, typed = Client(), {**FORM, "act": str(uuid4()), "token": set_up_door.token()}
    onwards = mine.post("/set-up/", typed)["Location"]
    assert NIA in onwards_page(mine, onwards)
    assert "nia" not in onwards
    assert NIA not in onwards_page(Client(), onwards)


def test_sign_in_after_a_door_that_was_shut_holds_no_address(larkbeam: Cast) -> None:
    stranger = Client()
    stranger.post("/set-up/", {**FORM, "act": str(uuid4()), "token": set_up_door.token()})
    assert NIA not in onwards_page(stranger, "/sign-in/")


def onwards_page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("token", ["", "wrong", "0" * set_up_door.LETTERS, "ä"])
def test_set_up_without_the_token(nobody: None, token: str) -> None:
    assert fill_in(token).status_code == 422
    assert not Organisation.objects.exists()


def test_the_first_page_leads_to_the_door(nobody: None) -> None:
    doors = Client().get("/").content.decode()
    assert 'href="/set-up/"' in doors
    assert reverse("example:door") not in doors, "examples are opened where it is tried out, and nowhere else"
    page = Client().get("/set-up/")
    assert page.status_code == 200
    assert set_up_door.token() not in page.content.decode()


def test_the_first_page_leads_to_the_examples_where_it_is_tried_out(nobody: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert f'href="{reverse("example:door")}"' in Client().get("/").content.decode()


def test_set_up_when_a_part_is_not_named_asks_for_it(nobody: None) -> None:
    answer = fill_in(set_up_door.token(), isms_scope="PART")
    assert answer.status_code == 422
    assert "Say which part: sites, services, teams." in answer.content.decode()
    assert fill_in(set_up_door.token(), isms_scope="PART", isms_scope_statement="The Leeds site.").status_code == 303
    assert Organisation.objects.get().isms_scope_statement == "The Leeds site."


def test_the_door_stays_open_beside_an_example(nobody: None) -> None:
    by = Actor(ActorKind.SET_UP, new_id(BEGINNING), auth=("set-up",))
    ada = Founder("Ada Lead", "ada@example.example")
    set_up(name="Example", lead=ada, isms_started_on=BEGINNING.date(), example=True, by=by, at=BEGINNING)
    assert set_up_door.is_open()
    assert fill_in(set_up_door.token()).status_code == 303
    assert not set_up_door.is_open()
    assert Client().get("/")["Location"] == "/sign-in/"


def test_the_door_needs_no_token_in_trial_mode(nobody: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert fill_in("").status_code == 303


def test_the_same_form_twice_at_once_sets_up_once(nobody: None) -> None:
    answers = at_once(*[partial(fill_in, set_up_door.token(), str(uuid4()))] * 2)
    assert [one.status_code for one in answers] == [303, 303]
    assert Organisation.objects.count() == 1


def test_racing_set_ups_begin_one_organisation(nobody: None) -> None:
    names = [f"Newco {number}" for number in range(4)]
    works = [partial(fill_in, set_up_door.token(), organisation_name=name) for name in names]
    answers = at_once(*works)
    assert [one.status_code for one in answers] == [303] * 4
    assert sorted(one["Location"].partition("?")[1] for one in answers) == ["", "", "", "?"], "one leads on"
    assert Organisation.objects.count() == 1
    assert [verify(id)[1] for id in logs()] == [[]]


def test_the_door_is_closed_after_the_first_organisation(larkbeam: Cast) -> None:
    before = Organisation.objects.count()
    assert Client().get("/set-up/").status_code == 404
    answer = fill_in(set_up_door.token())
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/")
    assert Organisation.objects.count() == before


def test_the_token_follows_from_the_secret(settings: Settings) -> None:
    """Every process knows the same one; another installation has another."""
    ours = set_up_door.token()
    assert len(ours) == set_up_door.LETTERS
    settings.SECRET_KEY = "ab" * 32
    assert set_up_door.token() != ours
