"""The first page of an installation, and where whoever is here is led instead."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.cast import Cast
from tests.entrance.test_guests import come_in
from tests.examples.worlds import SLUG, lived
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


@pytest.fixture
def trial(settings: Settings) -> Settings:
    cache.clear()
    settings.COUNTERSIGN_TRIAL = True
    return settings
