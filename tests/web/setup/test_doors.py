"""The first page of an installation, and where whoever is here is led instead."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.world import browser_of


def test_the_first_page_when_somebody_is_here_leads_to_what_waits(larkbeam: Cast) -> None:
    assert browser_of("ola").get("/")["Location"] == reverse("home:waiting", args=["larkbeam-ltd"])


def test_the_first_page_when_nobody_is_signed_in_leads_to_the_code(larkbeam: Cast) -> None:
    assert Client().get("/")["Location"] == "/sign-in/"
