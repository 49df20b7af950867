"""Asked of a leader, and answered from the mail with two taps and a sentence: real browser, real mail, phone size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, link_in, words
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

ACT = "Send the drafted note in your own name"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_an_ask_answered_from_the_mail(begun_house: House, open_phone: Callable[..., Page], *, scripts: bool) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    ask(tom, begun_house)
    mail = begun_house.postbox.wait(begun_house.address("priya"), "one thing waits for your name")
    assert f"Answer: {ACT}" in " ".join(words(mail).split())
    assert "Tom Okafor asks you." in " ".join(words(mail).split())
    answer(priya, link_in(mail))
    tom.reload()
    expect(tom.get_by_role("heading", name="yes", exact=False).first).to_be_visible()
    tom.get_by_role("link", name="To all asks").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Every ask was answered")
    expect(tom.get_by_text("answered in time: yes")).to_be_visible()
    looks_right(tom)


def ask(page: Page, house: House) -> None:
    """A vague one is refused, and what was typed is still there; then one act."""
    page.goto(f"{house.home}asks/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was asked of a leader yet")
    looks_right(page)
    page.get_by_role("link", name="Ask a leader").click()
    page.get_by_role("link", name=ACT).click()
    looks_right(page)
    page.get_by_label("Who is asked?").select_option(label="Priya Raman, CEO and founder")
    page.get_by_label("For which one act?").fill("Please support us")
    page.get_by_label("Why now?").fill("The pilot begins next week.")
    page.get_by_label("By which day?").fill((datetime.now(UTC) + timedelta(days=9)).date().isoformat())
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("“support” is easy to put off")
    expect(page.get_by_label("For which one act?")).to_have_value("Please support us")
    looks_right(page)
    page.get_by_label("For which one act?").fill(ACT)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ACT)
    looks_right(page)


def answer(page: Page, link: str) -> None:
    """One page, two taps and a sentence."""
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text(ACT)
    looks_right(page)
    page.get_by_label("Yes, I will").check()
    page.get_by_label("In a sentence").fill("I send it this afternoon.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("“I send it this afternoon.”")).to_be_visible()
    looks_right(page)
