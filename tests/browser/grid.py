"""The matrix as it is being written, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right


def begin(page: Page, house: House) -> None:
    page.goto(f"{house.home}roles/")
    page.get_by_role("button", name="Start with the small-company roles").click()
    page.get_by_role("link", name="Matrix", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No matrix is in force")
    looks_right(page)
    page.get_by_role("button", name="Begin with the ten usual rows").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who answers for what, as it is being written")
    looks_right(page)


def cell(page: Page, row: str, column: int) -> Locator:
    return page.locator(f"tr[data-row={row}] td:not(.raci-lint)").nth(column)


def note(page: Page, row: str) -> Locator:
    return page.locator(f"[data-lint={row}]")


def told(page: Page) -> Locator:
    """What a screen reader says."""
    return page.locator("[data-grid-live]")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def noticed(page: Page) -> Locator:
    """What a screen reader says of what the rules find."""
    return page.locator("[data-grid-noticed]")


def into(page: Page, row: str, column: int) -> None:
    """To a cell with the arrow keys alone, from wherever one is."""
    press(page, "Control+Home")
    while page.evaluate("document.activeElement.closest('tr').dataset.row") != row:
        press(page, "ArrowDown")
    press(page, *["ArrowRight"] * column)


def approved(tom: Page, priya: Page, why: str = "The first one.") -> None:
    """From the working copy to a version in force."""
    tom.get_by_role("link", name="Propose it to top management").click()
    tom.get_by_label("What is different, and why?").fill(why)
    tom.get_by_role("button", name="Propose it").click()
    priya.goto(tom.url)
    priya.get_by_role("button", name="Approve the matrix").click()
    expect(priya.get_by_text("CEO and founder, top management since 1 April 2019")).to_be_visible()
