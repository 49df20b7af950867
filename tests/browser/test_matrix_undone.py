"""The matrix written without looking and without a mouse: what a screen reader hears, and how everything is undone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grid import begin, cell, into, noticed, press, told
from tests.browser.house import House
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

REVIEW = "mreview"
ROW = "Hold the management review"
NOBODY = f'Nobody is accountable for "{ROW}".'
SAVED = re.compile(r"Saved \d\d:\d\d")


def test_what_a_screen_reader_hears(begun_house: House, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    come_in(page, begun_house, "tom")
    begin(page, begun_house)
    it_is_a_grid_with_names(page)
    each_step_is_said(page)
    what_the_rules_find_is_said(page)


def it_is_a_grid_with_names(page: Page) -> None:
    """The place that speaks is there, and silent, before anything happens: else its first words are not heard."""
    for place in (told(page), noticed(page)):
        expect(place).to_have_attribute("aria-live", "polite")
        expect(place).to_have_text("")
    grid = page.get_by_role("grid", name="Responsibility matrix")
    expect(grid).to_have_accessible_description(re.compile("Arrow keys move; A, R, C and I set and take back a letter"))
    expect(grid.get_by_role("rowheader", name=ROW)).to_have_count(1)
    expect(grid.get_by_role("columnheader", name="Top management sponsor")).to_have_count(1)
    expect(cell(page, REVIEW, 0)).to_have_role("gridcell")
    assert page.locator("[role=gridcell][tabindex='0']").count() == 1, "one stop for Tab"


def each_step_is_said(page: Page) -> None:
    cell(page, "policy", 0).focus()
    expect(told(page)).to_have_text("Approve the information security policy, Top management sponsor: A")
    press(page, "Enter")
    expect(told(page)).to_have_text(re.compile(r"^Writing\. Approve the information security policy"))
    press(page, "i", "c")
    expect(told(page)).to_have_text("Approve the information security policy, Top management sponsor: A C I")
    press(page, "Space")
    expect(told(page)).to_have_text(re.compile("^Several letters stand here: take them back by their keys."))
    expect(cell(page, "policy", 0)).to_have_text("ACI")
    press(page, "Control+z")
    expect(told(page)).to_have_text(re.compile(r"^Taken back\. Approve .*: A I$"))
    press(page, "Control+z", "Escape")
    expect(told(page)).to_have_text("Reading. Press Enter to write.")


def what_the_rules_find_is_said(page: Page) -> None:
    """Once, and it stays with each cell of the row until it is mended."""
    into(page, REVIEW, 0)
    expect(cell(page, REVIEW, 0)).not_to_have_accessible_description(re.compile(re.escape(NOBODY)))
    press(page, "Enter", "Delete")
    expect(noticed(page)).to_have_text(re.compile(f"{ROW}: .*{re.escape(NOBODY)}"))
    for column in (0, 1):
        expect(cell(page, REVIEW, column)).to_have_accessible_description(re.compile(re.escape(NOBODY)))
    press(page, "a")
    expect(noticed(page)).not_to_contain_text(NOBODY)
    expect(cell(page, REVIEW, 1)).not_to_have_accessible_description(re.compile(re.escape(NOBODY)))


def test_everything_is_undone_by_keyboard(begun_house: House, open_phone: Callable[..., Page]) -> None:
    """Letters, a row, a column and how an A is read: one after the other, whichever page they were changed on."""
    page = open_phone()
    come_in(page, begun_house, "tom")
    begin(page, begun_house)
    first = value(page)
    change_everything(page)
    cell(page, "policy", 0).focus()
    press(page, "Enter", "Control+z")
    expect(page.get_by_role("button", name="Somebody else does it")).to_have_attribute("aria-pressed", "true")
    goes_on_in(page, "policy")
    press(page, "Control+z")
    expect(page.get_by_role("columnheader", name="The board")).to_have_count(0)
    goes_on_in(page, "policy")
    press(page, "Control+z")
    expect(page.get_by_role("rowheader", name="Water the plants")).to_have_count(0)
    goes_on_in(page, "policy")
    press(page, "Control+z")
    expect(cell(page, REVIEW, 1)).to_have_text(letters(first, REVIEW, 1))
    assert value(page) == first
    goes_on_in(page, "policy")
    press(page, "Control+z")
    expect(told(page)).to_have_text("There is nothing to take back.")
    thrown_away_and_taken_back(page)
    assert value(page) == first


def test_whoever_is_not_answered_stays_and_nothing_is_sent_without_end(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    page = open_phone()
    come_in(page, begun_house, "tom")
    begin(page, begun_house)
    writing = page.url
    cell(page, REVIEW, 1).focus()
    press(page, "Enter")
    page.context.set_offline(True)
    tried: list[str] = []
    page.on("request", lambda one: tried.append(one.url) if one.method == "POST" and one.url == writing else None)
    press(page, "i", "Control+z", "Control+z")
    not_saved = re.compile("^Not saved: Countersign does not answer")
    expect(page.locator("[data-grid-state]")).to_have_text(not_saved)
    page.get_by_label("Or what it is called").fill("Water the plants")
    page.get_by_role("button", name="Add the row").press("Enter")
    page.get_by_role("link", name="Propose it to top management").press("Enter")
    page.wait_for_timeout(1000)
    assert 1 <= len(tried) <= 4, "once for each that was asked, and once by itself"
    expect(page.locator("[data-grid-state]")).to_have_text(not_saved)
    assert page.url == writing
    page.context.set_offline(False)
    expect(page.locator("[data-grid-state]")).to_have_text(SAVED)
    page.get_by_role("button", name="Add the row").press("Enter")
    expect(page.get_by_role("rowheader", name="Water the plants")).to_have_count(1)


def value(page: Page) -> Any:
    """The whole grid, as the page got it."""
    return json.loads(page.locator("#grid-value").text_content() or "")


def letters(grid: Any, key: str, column: int) -> str:
    row = next(row for row in grid["rows"] if row["key"] == key)
    return str(row["cells"].get(grid["columns"][column]["id"], ""))


def change_everything(page: Page) -> None:
    cell(page, REVIEW, 1).focus()
    press(page, "Enter", "i", "Escape")
    expect(page.locator("[data-grid-state]")).to_have_text(SAVED)
    page.get_by_label("Or what it is called").fill("Water the plants")
    page.get_by_role("button", name="Add the row").press("Enter")
    expect(page.get_by_role("rowheader", name="Water the plants")).to_have_count(1)
    page.get_by_label("Or what the group is called").fill("The board")
    page.get_by_role("button", name="Add the column").press("Enter")
    expect(page.get_by_role("columnheader", name="The board")).to_have_count(1)
    page.get_by_role("button", name="They also do it").press("Enter")
    expect(page.get_by_role("button", name="They also do it")).to_have_attribute("aria-pressed", "true")


def goes_on_in(page: Page, row: str) -> None:
    """The page came anew: the same cell has the focus, it is still written in, and that is said."""
    expect(cell(page, row, 0)).to_be_focused()
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "false")
    expect(told(page)).to_have_text(re.compile(r"^Taken back\. Approve the information security policy"))


def thrown_away_and_taken_back(page: Page) -> None:
    page.get_by_role("button", name="Throw the working copy away").press("Enter")
    page.get_by_role("button", name="Take back what was thrown away").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who answers for what, as it is being written")
