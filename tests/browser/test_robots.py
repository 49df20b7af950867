"""Robots in mail programs open every link in a real browser and press whatever is there (G25): nobody has accepted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from tests.browser.house import House, link_in
from tests.browser.neighbours import come_in
from tests.faults.number import asked, reached, told

pytestmark = pytest.mark.browser

VISITS = asked("BROWSER_ROBOTS", 30)

A_MOMENT = 25
"""Milliseconds."""

PRESSED = "button, summary, input[type=checkbox], input[type=submit]"
"""Every button. Links are followed by robots without a browser (tests/web/acceptance/test_link.py)."""


def test_robots_that_press_everything_accept_nothing(
    browser: Browser, owing_house: House, open_phone: Callable[..., Page]
) -> None:
    mail = owing_house.postbox.wait(owing_house.address("ola"), "two things wait for your name")
    pressed = 0
    for visit in range(VISITS):
        context = browser.new_context(locale="en-GB")
        context.set_default_timeout(10_000)
        pressed += press_everything(context, link_in(mail))
        assert "countersign" not in {str(one.get("name")) for one in context.cookies()}, "it opened a session"
        context.close()
        reached(visit + 1, VISITS)
    assert pressed >= 2 * VISITS
    nobody_accepted(owing_house, open_phone())
    the_link_still_works(owing_house, open_phone(), link_in(mail))
    told(f"{VISITS:,} visits of a browser, {pressed:,} presses")


def press_everything(context: BrowserContext, start: str) -> int:
    """Each thing that can be pressed, from the first page anew; boxes are ticked before the buttons come."""
    page = context.new_page()
    opened(page, start)
    there = page.locator(PRESSED).count()
    for place in range(there):
        opened(page, start)
        for box in page.locator("input[type=checkbox]").all():
            box.check()
        if page.locator(PRESSED).count() > place:
            press(page, page.locator(PRESSED).nth(place))
            send_what_is_there(page)
    page.wait_for_load_state("networkidle")  # a browser that is closed on its way to a page may never say that it is
    return there


def press(page: Page, what: Locator) -> None:
    """What it sends has left a moment later; where it leads, if anywhere, is waited for."""
    what.evaluate("one => one.click()")
    page.wait_for_timeout(A_MOMENT)
    page.wait_for_load_state()


CAME_BETWEEN = ("interrupted by another navigation", "net::ERR_ABORTED")


def opened(page: Page, start: str) -> None:
    """Where the last press led may come in between: that page is let in first."""
    while True:
        try:
            page.goto(start)
        except Error as error:
            if not any(said in str(error) for said in CAME_BETWEEN):
                raise
            page.wait_for_load_state()
        else:
            return


def send_what_is_there(page: Page) -> None:
    """The first form of wherever one has come to, with its defaults and a guess for a code."""
    code = page.locator("input[name=code]")
    if code.count():
        code.first.fill("123456")
    button = page.locator("form[method=post] button").first
    if button.count():
        press(page, button)


def nobody_accepted(house: House, tom: Page) -> None:
    come_in(tom, house, "tom")
    tom.goto(f"{house.home}policies/")
    tom.get_by_role("link", name="Information Security Policy").click()
    tom.get_by_role("link", name="Who has accepted it").click()
    expect(tom.get_by_text("Ola Nowak")).to_be_visible()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Five people still owe it")


def the_link_still_works(house: House, ola: Page, start: str) -> None:
    ola.goto(start)
    expect(ola.get_by_label("Yes, I say this in my own name")).not_to_be_checked()
    expect(ola.get_by_role("heading", level=1)).to_have_text(re.compile("Please read and accept|Type the code"))
