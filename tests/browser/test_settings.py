"""Free days and a number that judges, on a phone: mistakes are said in their place, changes stand with their reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_settings_on_a_phone(begun_house: House, open_phone: Callable[..., Page], scripts: bool) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    come_in(tom, begun_house, "tom")
    tom.goto(f"{begun_house.home}findings/")
    tom.get_by_role("link", name="The numbers that these were judged by").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Every number is as it came")
    looks_right(tom)
    write_down_free_days(tom)
    set_a_number(tom)
    come_in(priya, begun_house, "priya")
    priya.goto(tom.url)
    expect(priya.get_by_role("cell", name="The board meets twice a year.")).to_be_visible()


def write_down_free_days(page: Page) -> None:
    page.get_by_role("link", name="Change the free days").click()
    looks_right(page)
    page.get_by_label("All of them, one a line").fill("25 December 2030\n30 February 2030")
    page.get_by_label("Why?").fill("Public holidays in England.")
    page.get_by_role("button", name="Record the change").click()
    expect(page.get_by_text("Line 2: There is no such day as 30 February 2030.")).to_be_visible()
    looks_right(page)
    page.get_by_label("All of them, one a line").fill("24 December 2030 to 1 January 2031")
    page.get_by_role("button", name="Record the change").click()
    expect(page.get_by_text("Wednesday 25 December 2030")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Back to all settings").click()


def set_a_number(page: Page) -> None:
    page.locator("summary", has_text="The policy").click()
    looks_right(page)
    page.get_by_role("row", name="Policy review is overdue").get_by_role("link").click()
    looks_right(page)
    page.get_by_label("The number").fill("9999")
    page.get_by_label("Why?").fill("The board meets twice a year.")
    page.get_by_role("button", name="Record the change").click()
    expect(page.get_by_text("Write a number from 0 to 3650.")).to_be_visible()
    looks_right(page)
    page.get_by_label("The number").fill("60")
    page.get_by_role("button", name="Record the change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grace days: 60")
    looks_right(page)
    page.get_by_role("link", name="Back to all settings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One number is your own")
    looks_right(page)
