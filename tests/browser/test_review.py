"""A policy looked at again, on a phone: what happened since, one of two answers, a receipt, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

STILL_RIGHT = "Nothing changed in what we make, in what we owe, or in who leads."
CHANGE = "It says nothing about the programs that write texts for us."


@pytest.mark.parametrize("scripts", [True, False])
def test_it_is_still_right(owing_house: House, open_phone: Callable[..., Page], *, scripts: bool) -> None:
    priya = open_phone(scripts=scripts)
    to_the_review(priya, owing_house)
    priya.get_by_role("link", name="To the answer").click()
    priya.get_by_role("button", name="It is still right").click()
    expect(priya.get_by_text("Say why: an auditor will ask")).to_be_visible()
    looks_right(priya)
    priya.get_by_label("Because …").fill(STILL_RIGHT)
    priya.get_by_role("button", name="It is still right").click()
    expect(priya.get_by_role("heading", level=1)).to_have_text("It is still right")
    expect(priya.get_by_text(STILL_RIGHT)).to_be_visible()
    looks_right(priya)
    priya.goto(f"{owing_house.home}policies/")
    priya.get_by_role("link", name="Information Security Policy").click()
    expect(priya.get_by_text("Priya Raman confirmed it unchanged")).to_have_count(1)


def test_it_needs_a_change_and_the_lead_hears_of_it(owing_house: House, open_phone: Callable[..., Page]) -> None:
    priya, tom = open_phone(), open_phone()
    to_the_review(priya, owing_house)
    priya.get_by_label("Because …").fill(CHANGE)
    priya.get_by_label("The occasion").select_option("CHANGE")
    priya.get_by_role("button", name="It needs a change").click()
    expect(priya.get_by_text("Say in a sentence what happened")).to_be_visible()
    expect(priya.get_by_label("Because …")).to_have_value(CHANGE)
    looks_right(priya)
    priya.get_by_label("What happened").fill("Everybody was given an assistant.")
    priya.get_by_role("button", name="It needs a change").click()
    expect(priya.get_by_text("The ISMS lead is told")).to_be_visible()
    looks_right(priya)
    come_in(tom, owing_house, "tom")
    expect(tom.get_by_role("heading", name="Change “Information Security Policy”")).to_be_visible()
    expect(tom.get_by_text("Priya Raman reviewed it and asks for a change.")).to_be_visible()
    looks_right(tom)
    tom.get_by_role("link", name="Open the draft").click()
    expect(tom.get_by_text(CHANGE)).to_be_visible()
    looks_right(tom)


def to_the_review(priya: Page, house: House) -> None:
    """From the shelf to the page, which is for whoever leads."""
    come_in(priya, house, "priya")
    priya.goto(f"{house.home}policies/")
    priya.get_by_role("link", name="Information Security Policy").click()
    looks_right(priya)
    priya.get_by_role("link", name="Review it").click()
    expect(priya.get_by_role("heading", level=1)).to_contain_text("still right?")
    looks_right(priya)
