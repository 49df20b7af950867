"""Somebody alone sets up, without a script: from the two doors through six steps to the findings."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.test_one_signature import type_code

pytestmark = pytest.mark.browser

NIA = "nia@newco.example"


def test_somebody_alone_sets_up(empty_house: House, open_phone: Callable[..., Page]) -> None:
    nia = open_phone(scripts=False)
    organisation(nia, empty_house)
    lead(nia)
    nia.get_by_role("link", name="Leave it open, and go on: Policy").click()
    write(nia)
    nia.get_by_role("link", name="Go on: The two duties").click()
    take_both_duties(nia)
    come_back_later(nia, empty_house)
    nia.get_by_label("Another one").check()
    nia.get_by_label("On which day does it begin?").fill("2031-01-25")
    nia.get_by_label("What depends on it?").fill("Our largest customer asks for it.")
    nia.get_by_role("button", name="Save, and show the findings").click()
    expect(nia.get_by_role("heading", level=1)).to_have_text(re.compile("finding"))
    assert not {"TOP-001", "POL-001"} & codes(nia), "she leads, and there is a draft"
    verified = empty_house.console("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def organisation(page: Page, house: House) -> None:
    page.goto(house.url)
    page.get_by_role("link", name="Set up my organisation").click()
    page.get_by_label("Its name").fill("Newco")
    page.get_by_role("textbox", name="Your name").fill("Nia Newton")
    page.get_by_role("textbox", name="Your work mail address").fill(NIA)
    page.get_by_label("Your job title").fill("Founder")
    page.get_by_label("Set-up token").fill(house.printed(r"you need this token: (\w+)"))
    page.get_by_role("button", name="Open the record").click()
    type_code(page, house, NIA)


def lead(page: Page) -> None:
    page.get_by_label("I am top management").check()
    page.get_by_label("Owner or founder").check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who works here?")


def write(page: Page) -> None:
    page.get_by_role("link", name="Begin with an outline").click()
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text("You are setting up: step 4 of 6, Policy.")).to_be_visible()


def take_both_duties(page: Page) -> None:
    page.get_by_role("link", name="Say who").click()
    page.get_by_label("Who makes sure that the ISMS conforms").select_option(label="Nia Newton, Founder")
    page.get_by_label("Another hat?").fill("ISMS lead on Fridays, founder on the other days.")
    page.get_by_role("button", name="Put it forward").click()
    expect(page.get_by_role("link", name="Go on: Audit date")).to_be_visible()


def come_back_later(page: Page, house: House) -> None:
    """Another day, from the first page: at the first step that is open."""
    page.goto(f"{house.url}/o/newco/")
    expect(page.get_by_text("step 3 of 6, People, is open")).to_be_visible()
    page.goto(f"{house.url}/o/newco/set-up/audit/")


def codes(page: Page) -> set[str]:
    return {told.split(" · ")[2].strip() for told in page.locator(".finding > .finding-code").all_text_contents()}
