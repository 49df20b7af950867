"""Somebody is named in the matrix, and says yes to their own part on a phone; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grid import approved, begin
from tests.browser.house import House, link_in
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

TITLE = "Say yes to your part in the responsibility matrix"
SENTENCE = "“I know that I do this at Larkbeam Ltd, and I accept it: Hold the management review.”"
NOT_YET = "Tom Okafor has not said yes to what this column asks of them."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_whoever_is_named_says_yes(begun_house: House, open_phone: Callable[..., Page], scripts: bool) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    nobody_is_named(tom, begun_house)
    begin(tom, begun_house)
    names_himself(tom)
    approved(tom, priya)
    it_shows(priya, begun_house, NOT_YET)
    says_yes(tom, begun_house)
    priya.goto(f"{begun_house.home}roles/matrix/")
    expect(priya.get_by_text(NOT_YET)).to_have_count(0)


def nobody_is_named(page: Page, house: House) -> None:
    page.goto(f"{house.home}roles/matrix/part/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The matrix does not name you")
    looks_right(page)


def names_himself(page: Page) -> None:
    page.get_by_label("A role or a person").select_option(label="Tom Okafor, CTO")
    page.get_by_role("button", name="Add the column").click()
    page.get_by_role("link", name="Hold the management review").click()
    page.get_by_label("Tom Okafor").fill("r, c")
    page.get_by_role("button", name="Save the row").click()


def it_shows(page: Page, house: House, words: str) -> None:
    page.goto(f"{house.home}roles/matrix/")
    expect(page.get_by_text(words)).to_be_visible()
    looks_right(page)


def says_yes(page: Page, house: House) -> None:
    """From the one mail of the day; what waits is gone afterwards."""
    page.goto(link_in(house.postbox.wait(house.address("tom"), TITLE)))
    expect(page.get_by_role("heading", level=1)).to_have_text("Will you take this part?")
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("accepts this part")).to_be_visible()
    looks_right(page)
    page.goto(house.home)
    expect(page.get_by_text(TITLE)).to_have_count(0)
