"""Free days and a number that judges, on a phone: mistakes are said in their place, changes stand with their reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.test_one_signature import PRIYA, TOM, countersign_register, set_up, sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_settings_on_a_phone(empty_house: House, open_phone: Callable[..., Page], scripts: bool) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    set_up(tom, empty_house)
    sign_in(tom, empty_house, TOM)
    tom.goto(f"{empty_house.url}/o/larkbeam-ltd/findings/")
    tom.get_by_role("link", name="The numbers that these were judged by").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Every number is as it came")
    looks_right(tom)
    write_down_free_days(tom)
    set_a_number(tom)
    sign_in(priya, empty_house, PRIYA)
    countersign_register(priya)
    priya.goto(tom.url)
    expect(priya.get_by_role("cell", name="The board meets twice a year.")).to_be_visible()
    verified = empty_house.console("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


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
