"""The matrix in a real browser: written by keyboard alone, undone, saved, told to whoever does not see it; and without
scripts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.grid import approved, begin, cell, note, press, told
from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

REVIEW = "mreview"
SAVED = re.compile(r"Saved \d\d:\d\d")
NOBODY = 'Nobody is accountable for "Hold the management review".'


def test_the_grid_by_keyboard_alone(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, other = open_phone(), open_phone()
    for page in (tom, other):
        come_in(page, begun_house, "tom")
    begin(tom, begun_house)
    reach_the_grid(tom)
    write_letters(tom)
    undo(tom)
    read_again(tom)
    two_who_write(tom, other)


def test_the_matrix_without_scripts(begun_house: House, open_phone: Callable[..., Page]) -> None:
    """A row on its own page, and the rest by buttons."""
    tom, priya = open_phone(scripts=False), open_phone(scripts=False)
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    begin(tom, begun_house)
    tom.get_by_role("link", name="Hold the management review").click()
    tom.get_by_label("Top management sponsor").fill("r, i")
    tom.get_by_role("button", name="Save the row").click()
    expect(tom.get_by_text(NOBODY)).to_be_visible()
    tom.get_by_label("Or what the group is called").fill("The board")
    tom.get_by_role("button", name="Add the column").click()
    expect(tom.get_by_role("columnheader", name="The board")).to_be_visible()
    approved(tom, priya)
    on_one_page(priya, begun_house)


def on_one_page(page: Page, house: House) -> None:
    """Printed, the matrix stands on one page, across."""
    page.goto(f"{house.home}roles/matrix/")
    (paper,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert paper.mediabox.width > paper.mediabox.height
    assert "Hold the management review" in paper.extract_text()


def reach_the_grid(page: Page) -> None:
    """With Tab; then the arrow keys move, and letters do nothing before Enter."""
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
    for _ in range(60):
        press(page, "Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "gridcell":
            break
    expect(cell(page, "policy", 0)).to_be_focused()
    expect(told(page)).to_have_text("Approve the information security policy, Top management sponsor: A")
    press(page, "c")
    expect(cell(page, "policy", 0)).to_have_text("A")
    expect(told(page)).to_have_text("Reading. Press Enter to write.")
    press(page, "ArrowDown", "ArrowRight")
    expect(cell(page, "objectives", 1)).to_be_focused()
    press(page, "Home", "Control+End", "Control+Home")
    expect(cell(page, "policy", 0)).to_be_focused()


def write_letters(page: Page) -> None:
    """What the rules say stands beside the row a moment later."""
    press(page, "Enter")
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "false")
    while page.evaluate("document.activeElement.closest('tr').dataset.row") != REVIEW:
        press(page, "ArrowDown")
    press(page, "a", "r")
    expect(cell(page, REVIEW, 0)).to_have_text("R")
    expect(told(page)).to_have_text("Hold the management review, Top management sponsor: R")
    expect(note(page, REVIEW)).to_contain_text(NOBODY)
    press(page, "a")
    expect(cell(page, REVIEW, 0)).to_have_text("AR")
    expect(note(page, REVIEW)).not_to_contain_text(NOBODY)
    press(page, "Delete")
    expect(told(page)).to_have_text("Hold the management review, Top management sponsor: empty")
    expect(note(page, REVIEW)).to_contain_text(NOBODY)
    looks_right(page)


def undo(page: Page) -> None:
    """Change by change, to where it began; nothing is there to be taken back after that."""
    for letters in ("AR", "R", "", "A"):
        press(page, "Control+z")
        expect(cell(page, REVIEW, 0)).to_have_text(letters)
    press(page, "Control+z")
    expect(told(page)).to_have_text("There is nothing to take back.")
    press(page, "i", "Escape")
    expect(cell(page, REVIEW, 0)).to_have_text("AI")
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
    press(page, "a")
    expect(cell(page, REVIEW, 0)).to_have_text("AI")


def read_again(page: Page) -> None:
    expect(page.locator("[data-grid-state]")).to_have_text(SAVED)
    page.reload()
    expect(cell(page, REVIEW, 0)).to_have_text("AI")


def two_who_write(page: Page, other: Page) -> None:
    """By click this time. Whoever comes second is told, and their letters are offered on the page of today."""
    other.goto(page.url)
    expect(other.get_by_role("grid")).to_be_visible()
    cell(page, "risk", 2).click()
    cell(page, "risk", 2).click()
    expect(cell(page, "risk", 2)).to_have_text("I")
    expect(page.locator("[data-grid-state]")).to_have_text(SAVED)
    cell(other, "audit", 2).click()
    cell(other, "audit", 2).click()
    expect(other.locator("[data-grid-state]")).to_contain_text("Somebody changed the matrix after you opened it")
    expect(cell(other, "audit", 2)).to_have_text("I")
    other.reload()
    expect(cell(other, "audit", 2)).to_have_text("C")
    other.get_by_role("button", name="Set them again").click()
    expect(cell(other, "audit", 2)).to_have_text("I")
    expect(cell(other, "risk", 2)).to_have_text("I")
    expect(other.locator("[data-grid-state]")).to_have_text(SAVED)
