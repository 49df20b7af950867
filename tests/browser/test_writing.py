"""Writing in a real browser: saved while one types, and nothing lost when it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('countersign.draft.')).length"
SAVED = re.compile(r"^\s*Saved \d\d:\d\d\s*$")

pytestmark = pytest.mark.browser


def begin(page: Page, house: House) -> str:
    """A draft with the outline in it, open to be written in. Returns the address."""
    come_in(page, house, "tom")
    page.goto(f"{house.home}policies/new/")
    page.get_by_role("button", name="Begin the draft").click()
    expect(written(page)).to_contain_text("Why this matters to us")
    return page.url


def written(page: Page) -> Locator:
    return page.locator("[contenteditable=true]")


def state(page: Page) -> Locator:
    return page.locator(".editor-state")


def add(page: Page, words: str) -> None:
    """At the end of the text. An editor that gets the focus puts its caret back where it was, a moment later."""
    written(page).focus()
    page.evaluate("() => new Promise((then) => setTimeout(then, 50))")
    written(page).press("ControlOrMeta+End")
    written(page).press_sequentially(words)


def nothing_kept(page: Page) -> None:
    """What is on its way is saved first, then what was written meanwhile."""
    for _ in range(100):
        if page.evaluate(KEPT) == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate("JSON.stringify(localStorage)"))


def written_in_a_tunnel(page: Page, words: str) -> Page:
    """Written without a network, and the page closed. Another one in the same browser, with a network again."""
    page.context.set_offline(True)
    add(page, words)
    expect(state(page)).to_contain_text("Not saved: Countersign does not answer.")
    assert page.evaluate(KEPT) == 1
    page.close()
    page.context.set_offline(False)
    return page.context.new_page()


def test_what_is_written_is_saved_and_tokens_are_a_click_away(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    page = open_phone()
    address = begin(page, begun_house)
    looks_right(page)
    expect(state(page)).to_contain_text("by Tom Okafor")
    add(page, " We look after rotas at ")
    page.get_by_text("What can be written").click()
    page.get_by_role("button", name="Insert {{organisation}}").click()
    expect(written(page)).to_contain_text("We look after rotas at {{organisation}}")
    expect(state(page)).to_have_text(SAVED)
    looks_right(page)
    assert page.evaluate(KEPT) == 0
    page.goto(address.replace("edit/", ""))
    expect(page.locator(".filled").last).to_have_text("Larkbeam Ltd")
    expect(page.locator("article.sheet")).to_contain_text("We look after rotas at Larkbeam Ltd")
    page.goto(address)
    expect(written(page)).to_contain_text("We look after rotas at {{organisation}}")
    expect(page.locator("[data-kept]")).to_be_hidden()
    add(page, " One more.")
    expect(state(page)).to_have_text(SAVED)
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A draft: nothing is binding yet")
    expect(page.locator("article.sheet")).to_contain_text("One more.")


def test_leaving_in_the_middle_saves_too(begun_house: House, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    address = begin(page, begun_house)
    add(page, " Half a sentence")
    page.goto(begun_house.home)
    page.goto(address)
    expect(written(page)).to_contain_text("Half a sentence")
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_two_write_and_nobody_writes_over_the_other(begun_house: House, open_phone: Callable[..., Page]) -> None:
    here, there = open_phone(), open_phone()
    address = begin(here, begun_house)
    come_in(there, begun_house, "tom")
    there.goto(address)
    add(there, " From there.")
    expect(state(there)).to_have_text(SAVED)
    add(here, " From here.")
    expect(state(here)).to_contain_text("Not saved: Somebody changed this draft after you opened it.")
    looks_right(here)
    add(here, " And on.")
    expect(written(here)).to_contain_text("From here. And on.")
    here.get_by_role("button", name="Look at both texts").click()
    expect(here.locator(".head h1")).to_have_text("Two texts, and nothing is lost")
    both = here.get_by_label("Both texts in one")
    expect(both.locator("ins").filter(has_text="here. And on")).to_be_visible()
    expect(both.locator("del").filter(has_text="there")).to_be_visible()
    add(here, " Both.")
    here.wait_for_timeout(5_000)
    there.reload()
    expect(written(there)).not_to_contain_text("Both.")
    here.get_by_role("button", name="Save this text").click()
    expect(here.locator("article.sheet")).to_contain_text("From here. And on. Both.")
    here.goto(address)
    expect(written(here)).to_contain_text("Both.")
    expect(here.locator("[data-kept]")).to_be_hidden()


def test_without_a_network_it_is_kept_and_saved_once_there_is_one(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    page = open_phone()
    address = begin(page, begun_house)
    page.context.set_offline(True)
    add(page, " Written in a tunnel.")
    expect(state(page)).to_contain_text(
        "Not saved: Countersign does not answer. What you write is kept in this browser"
    )
    assert page.evaluate(KEPT) == 1
    add(page, " And on.")
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    nothing_kept(page)
    page.goto(address.replace("edit/", ""))
    expect(page.locator("article.sheet")).to_contain_text("Written in a tunnel. And on.")


def test_what_was_never_saved_is_offered_when_the_page_is_opened_again(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    first = open_phone()
    address = begin(first, begun_house)
    page = written_in_a_tunnel(first, " Only here.")
    page.goto(address)
    offer = page.get_by_role("region", name="Text that was not saved")
    expect(offer).to_contain_text("You have text here that was not saved, written on")
    expect(written(page)).not_to_contain_text("Only here.")
    looks_right(page)
    offer.get_by_role("button", name="Put it back").click()
    expect(written(page)).to_contain_text("Only here.")
    expect(state(page)).to_have_text(SAVED)
    expect(offer).to_be_hidden()
    page.reload()
    expect(written(page)).to_contain_text("Only here.")
    expect(offer).to_be_hidden()
    nothing_kept(page)


def test_what_is_put_back_is_never_written_over_what_somebody_else_saved(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    first, there = open_phone(), open_phone()
    address = begin(first, begun_house)
    here = written_in_a_tunnel(first, " Only here.")
    come_in(there, begun_house, "tom")
    there.goto(address)
    add(there, " From there.")
    expect(state(there)).to_have_text(SAVED)
    here.goto(address)
    here.get_by_role("button", name="Put it back").click()
    expect(state(here)).to_contain_text("Not saved: Somebody changed this draft after you opened it.")
    here.get_by_role("button", name="Look at both texts").click()
    both = here.get_by_label("Both texts in one")
    expect(both.locator("ins").filter(has_text="Only here")).to_be_visible()
    expect(both.locator("del").filter(has_text="From there")).to_be_visible()


def test_when_the_session_has_ended_it_is_kept_until_its_writer_throws_it_away(
    begun_house: House, open_phone: Callable[..., Page]
) -> None:
    page = open_phone()
    address = begin(page, begun_house)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    add(page, " Signed out.")
    expect(state(page)).to_contain_text("Not saved: You are not signed in any more.")
    add(page, " And on.")
    come_in(page, begun_house, "tom")
    page.goto(address)
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("[data-kept]")).to_be_hidden()
    expect(written(page)).not_to_contain_text("Signed out.")
    assert page.evaluate(KEPT) == 0


def test_nothing_is_kept_for_whoever_comes_next(begun_house: House, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    address = begin(page, begun_house)
    page = written_in_a_tunnel(page, " Secret.")
    page.goto(address)
    expect(page.get_by_role("region", name="Text that was not saved")).to_be_visible()
    page.get_by_role("button", name="Contents").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in/"))
    assert page.evaluate("Object.keys(localStorage).length") == 0
