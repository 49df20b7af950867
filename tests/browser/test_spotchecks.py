"""From a draw to an answer in two minutes: real browser, phone size, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_who_is_drawn_answers_on_a_phone(
    owing_house: House, open_phone: Callable[..., Page], *, scripts: bool
) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    come_in(tom, owing_house, "tom")
    come_in(priya, owing_house, "priya")
    draw(tom, owing_house)
    answer(priya, owing_house)


def draw(page: Page, house: House) -> None:
    """An empty page, a list, a seed; and the page that says how to do it again."""
    page.goto(f"{house.home}spot-checks/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody has been asked yet")
    looks_right(page)
    page.get_by_role("link", name="Draw people").click()
    looks_right(page)
    page.get_by_role("button", name="Write down who is here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The list is written down")
    looks_right(page)
    page.get_by_role("button", name="Draw 6 people").click()
    expect(page.get_by_text("Done just now, from the kept list and the seed: the same people.")).to_be_visible()
    looks_right(page)


def answer(page: Page, house: House) -> None:
    """From the desk; one question is left open first, and what was chosen stays."""
    page.goto(house.home)
    expect(page.get_by_role("heading", name="Answer a few questions about security, without your name")).to_be_visible()
    page.get_by_role("link", name="Answer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A few questions, without your name")
    looks_right(page)
    questions = page.get_by_role("group")
    count = questions.count()
    for at in range(count - 1):
        questions.nth(at).get_by_role("radio").first.check()
    page.get_by_role("button", name="Put it in the box").click()
    expect(page.get_by_text("Nothing is recorded yet: one answer needs another look.")).to_be_visible()
    looks_right(page)
    expect(questions.first.get_by_role("radio").first).to_be_checked()
    questions.nth(count - 1).get_by_label("Partly").check()
    page.get_by_role("button", name="Put it in the box").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is asked of you here")
    looks_right(page)
