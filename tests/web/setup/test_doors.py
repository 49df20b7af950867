"""The first page of an installation, and where whoever is here is led instead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.cast import Cast
from tests.entrance.test_guests import come_in
from tests.examples.worlds import SLUG, lived
from tests.ledger.copies import inside
from tests.web.world import browser_of


def test_the_first_page_when_somebody_is_here_leads_to_what_waits(larkbeam: Cast) -> None:
    assert browser_of("ola").get("/")["Location"] == reverse("home:waiting", args=["larkbeam-ltd"])


def test_the_first_page_when_nobody_is_signed_in_leads_to_the_code(larkbeam: Cast) -> None:
    assert Client().get("/")["Location"] == "/sign-in/"


def test_the_first_page_when_a_guest_is_here_leads_to_their_desk(db: None, trial: Settings) -> None:
    guest = come_in(lived())
    assert guest.get("/")["Location"] == reverse("home:waiting", args=[SLUG])
    guest.post(reverse("example:leave"))
    assert guest.get("/").status_code != 302 or SLUG not in guest.get("/")["Location"]


def test_the_first_page_when_a_guest_has_their_own_organisation_leads_there(db: None, trial: Settings) -> None:
    guest = browser_of("ola")
    come_in(lived(), client=guest)
    assert guest.get("/")["Location"] == reverse("home:waiting", args=["larkbeam-ltd"])


def test_the_first_page_offers_examples_only_where_they_can_be_entered(nobody: None, settings: Settings) -> None:
    """Outside a trial, and for whoever came through a proxy, that door leads nowhere."""
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    assert 'href="/example/"' in doors()
    assert Client().get("/example/").status_code == 200
    assert "/example/" not in doors(x_forwarded_for="192.0.2.1")
    settings.COUNTERSIGN_TRIAL = False
    assert "/example/" not in doors()
    assert Client().get("/example/").status_code == 404


def doors(**sent: str) -> str:
    """The first page while no organisation of one's own is set up."""
    told: str = Client().get("/", headers=sent).content.decode()
    assert "Set up my organisation" in told
    return told


@pytest.fixture
def nobody(bare_copy: dict[str, str]) -> Iterator[None]:
    with inside(bare_copy):
        yield


@pytest.fixture
def trial(settings: Settings) -> Settings:
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    return settings
