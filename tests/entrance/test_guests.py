"""Coming into an example by a click: it opens that one organisation, for a few hours, and is no sign-in."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from countersign.entrance import clock, guests
from countersign.entrance.actors import actor_of
from countersign.entrance.confirming import ask_for_code, confirm
from countersign.entrance.models import Session
from countersign.kernel.instants import MILLISECOND, milliseconds
from countersign.ledger.format import read
from countersign.ledger.models import Leaf
from countersign.people import queries as people
from tests.cast import Cast, cast
from tests.entrance.letters import codes
from tests.entrance.signing_in import PRIYA, SIGN_IN, is_in, sign_in
from tests.examples.worlds import BO, KIT, SLUG, invented, lived
from tests.web.addresses import addresses
from tests.web.pages import Answer, forms

UNKNOWN = UUID(int=0xC0FFEE)
HOME, THEIRS = f"/o/{SLUG}/", "/o/larkbeam-ltd/"


@pytest.fixture
def trial(db: None, settings: Settings) -> Settings:
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    return settings


@pytest.fixture
def pinewood(trial: Settings) -> Cast:
    return lived()


def come_in(here: Cast, first: str = "bo", client: Client | None = None) -> Client:
    client = client or Client(raise_request_exception=False)
    assert entering(client, here.person(first).id).status_code == 303
    return client


def entering(client: Client, person: UUID) -> Answer:
    return client.post(reverse("example:enter", args=[person]))


def test_a_guest_is_that_person(pinewood: Cast) -> None:
    page = come_in(pinewood).get(HOME).content.decode()
    assert "You are here as Bo Lind, in an example" in page
    assert "EXAMPLE" in page
    assert "Sign out" not in page


def test_what_a_guest_does_says_so_in_the_ledger(pinewood: Cast) -> None:
    """Bo countersigns the register: in no sign-in's name."""
    client = come_in(pinewood)
    entry = next(form for form in forms(client.get(f"/o/{SLUG}/register/")) if "/countersign/" in form.action)
    assert client.post(entry.action, entry.fields).status_code == 303
    leaves = Leaf.objects.filter(organisation_id=pinewood.organisation, kind="leader.confirmed")
    assert [read(bytes(leaf.data))["by"]["auth"] for leaf in leaves] == [["example"]]


def nobody_and_guest(pinewood: Cast, method: str) -> list[tuple[str, int, int]]:
    """Every address of another organisation, asked by somebody who is nowhere, and by a guest of the example."""
    nobody, guest = Client(raise_request_exception=False), come_in(pinewood)
    asked = []
    for address in addresses():
        if not address.inside:
            continue
        values = {"slug": "larkbeam-ltd", "key": "POL-016.grace_days"}
        path = address.path(**{name: values.get(name, UNKNOWN) for name in address.values})
        found = (nobody.generic(method, path), guest.generic(method, path))
        assert found[0].get("Location") == found[1].get("Location"), path
        asked.append((path, found[0].status_code, found[1].status_code))
    return asked


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_guest_opens_nothing_of_another_organisation(pinewood: Cast, method: str) -> None:
    asked = nobody_and_guest(pinewood, method)
    assert len(asked) > 40
    assert [one for one in asked if one[1] != one[2] or one[2] not in (302, 405)] == []


def test_a_guest_is_signed_in_nowhere(pinewood: Cast) -> None:
    client = come_in(pinewood)
    assert client.get(SIGN_IN).status_code == 200
    assert not Session.objects.filter(account_id__isnull=False).exists()


def test_leaving_closes_it(pinewood: Cast) -> None:
    client = come_in(pinewood)
    assert client.get(HOME).status_code == 200
    assert client.post("/example/leave/").status_code == 303
    assert client.get(HOME).status_code == 302


def test_it_closes_by_itself(pinewood: Cast) -> None:
    """As it stands in the session some hours later."""
    client = come_in(pinewood)
    session, now = client.session, milliseconds(clock.now())
    assert now < session[guests.KEPT_AS]["until"] <= now + guests.LIVES // MILLISECOND
    session[guests.KEPT_AS] = {**session[guests.KEPT_AS], "until": now}
    session.save()
    assert client.get(HOME).status_code == 302


def test_changing_the_person_changes_all_of_it(pinewood: Cast) -> None:
    client = come_in(pinewood, "bo")
    come_in(pinewood, "kit", client)
    assert "You are here as Kit Marlow" in client.get(HOME).content.decode()


def test_a_real_person_is_never_entered(pinewood: Cast) -> None:
    client = Client(raise_request_exception=False)
    assert entering(client, cast("larkbeam-ltd").person("priya").id).status_code == 404
    assert client.get(THEIRS).status_code == 302


def test_a_session_that_names_a_real_organisation_opens_nothing(pinewood: Cast) -> None:
    """As if somebody had written into the session what the door would never write."""
    client, real = come_in(pinewood), cast("larkbeam-ltd")
    session = client.session
    kept = session[guests.KEPT_AS]
    session[guests.KEPT_AS] = {**kept, "organisation": real.organisation.hex, "person": real.person("priya").id.hex}
    session.save()
    assert client.get(THEIRS).status_code == 302


def test_a_real_sign_in_is_not_disturbed(pinewood: Cast) -> None:
    client = Client()
    sign_in(client, PRIYA)
    come_in(pinewood, "kit", client)
    assert is_in(client)
    assert "Priya Raman" in client.get(THEIRS).content.decode()
    assert "You are here as Kit Marlow" in client.get(HOME).content.decode()
    client.post("/example/leave/")
    assert is_in(client)
    assert client.get(HOME).status_code == 404


def test_outside_a_trial_nobody_is_let_in_and_nobody_stays(pinewood: Cast, trial: Settings) -> None:
    client = come_in(pinewood)
    trial.COUNTERSIGN_TRIAL = False
    assert client.get(HOME).status_code == 302
    assert entering(client, pinewood.person("kit").id).status_code == 404
    assert client.get("/example/").status_code == 404


def test_nobody_comes_in_through_a_proxy(pinewood: Cast) -> None:
    client = come_in(pinewood)
    assert client.get(HOME, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 302


def test_nobody_visits_a_year_that_is_still_being_lived(trial: Settings) -> None:
    here = invented()
    client = Client(raise_request_exception=False)
    assert entering(client, here.person("bo").id).status_code == 403
    sign_in(client, BO)
    assert client.get(HOME).status_code == 404


def test_in_a_trial_one_can_sign_in_as_them_too(pinewood: Cast) -> None:
    """The code lies in the mailbox."""
    client = Client()
    sign_in(client, KIT)
    assert "You are here as" not in client.get(HOME).content.decode()
    assert codes(KIT)


def test_a_guest_confirms_by_a_code_from_the_mailbox_like_everybody(pinewood: Cast) -> None:
    """The code is bound to the person and the sentence, to no sign-in."""
    at = clock.now()
    by = actor_of(people.organisation(pinewood.organisation), pinewood.person("bo"), at, guests.AUTH)
    assert by
    ask_for_code(by, statement="sha256:1", sentence="I approve this.", at=at)
    signature = confirm(by, statement="sha256:1", code=codes(BO)[-1], act=UNKNOWN, at=at)
    assert signature.evidence["mailbox"] is True
