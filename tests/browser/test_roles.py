"""The two duties, from an empty page to the holder's own name: real browser, real mail, phone size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, link_in
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

SENTENCE = "I accept the role ISMS lead at Larkbeam Ltd. I know what it asks of me and what I may decide in it."

pytestmark = pytest.mark.browser


def test_two_duties_from_an_empty_page(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, priya = open_phone(), open_phone()
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    start_roles(tom, begun_house)
    propose_lead(tom)
    appoint(priya, begun_house)
    accept(tom, begun_house)
    whole_page(tom, begun_house)
    on_the_wall(tom, begun_house)
    propose_herself(priya, begun_house)
    describe_anew(tom, begun_house)
    say_yes_again(tom, begun_house)
    own_role(tom, begun_house)


def test_two_duties_without_scripts(begun_house: House, open_phone: Callable[..., Page]) -> None:
    """The same path with JavaScript switched off, up to the holder who cannot."""
    tom, priya = open_phone(scripts=False), open_phone(scripts=False)
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    start_roles(tom, begun_house)
    propose_lead(tom)
    appoint(priya, begun_house)
    decline(tom, begun_house)


def start_roles(page: Page, house: House) -> None:
    page.goto(f"{house.home}roles/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No roles yet")
    looks_right(page)
    page.get_by_role("button", name="Start with the small-company roles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody holds the two duties yet")
    looks_right(page)


def propose_lead(page: Page) -> None:
    """A sum that is no sum is asked about; what was typed is still there."""
    page.get_by_role("link", name="Say who").click()
    looks_right(page)
    page.get_by_label("Who makes sure that the ISMS conforms").select_option(label="Tom Okafor, CTO")
    page.get_by_label("Stop work in an emergency").check()
    page.get_by_label("Spend up to, in a year").fill("two thousand")
    page.get_by_label("Hours a week agreed").fill("8")
    page.get_by_label("Another hat?").fill("Is ISMS lead on Fridays, CTO on the other days.")
    page.get_by_role("button", name="Put it forward").click()
    expect(page.get_by_text("“two thousand” is not a sum. Write it in figures, for example 2000.")).to_be_visible()
    expect(page.get_by_label("Hours a week agreed")).to_have_value("8")
    looks_right(page)
    page.get_by_label("Spend up to, in a year").fill("2.000,00")
    page.get_by_role("button", name="Put it forward").click()
    expect(page.get_by_text("write how the reporting works, or tick that this follows later")).to_be_visible()
    page.get_by_label("How does the reporting work?").fill("Tells the board each quarter.")
    page.get_by_role("button", name="Put it forward").click()
    expect(page.get_by_text("Tom Okafor is proposed.").first).to_be_visible()
    looks_right(page)


def appoint(page: Page, house: House) -> None:
    """From what waits on her page: read the terms, appoint."""
    page.goto(house.home)
    expect(page.get_by_role("heading", name="Appoint Tom Okafor: ISMS lead")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Look and appoint").click()
    expect(page.get_by_text("Spend up to £2,000 a year")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Appoint", exact=True).click()
    expect(page.get_by_text("appoints, CEO and founder, top management since 1 April 2019")).to_be_visible()
    looks_right(page)


def accept(page: Page, house: House) -> None:
    """From the link in the one mail of the day."""
    mail = house.postbox.wait(house.address("tom"), "Say whether you take the role: ISMS lead")
    page.goto(link_in(mail))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Will you take this role: ISMS lead?")
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("accepts the role")).to_be_visible()
    looks_right(page)


def decline(page: Page, house: House) -> None:
    page.goto(house.home)
    page.get_by_role("link", name="Read and accept").click()
    page.get_by_text("I cannot accept", exact=True).click()
    page.get_by_role("button", name="Send this answer").click()
    expect(page.get_by_text("Say in a sentence why, so that somebody can help.")).to_be_visible()
    page.get_by_label("I cannot accept, because").fill("I go on parental leave in March.")
    page.get_by_role("button", name="Send this answer").click()
    expect(page.get_by_text("“I go on parental leave in March.”")).to_be_visible()
    page.goto(f"{house.home}roles/")
    expect(page.get_by_role("link", name="Propose somebody else").first).to_be_visible()


def whole_page(page: Page, house: House) -> None:
    """Everything in its place, and the one page to print."""
    page.goto(f"{house.home}roles/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who holds what, and knows it")
    expect(page.get_by_text("spend up to £2,000 a year")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="One-page roles document").click()
    expect(page.get_by_role("heading", name="ISMS lead")).to_be_visible()
    looks_right(page)


def on_the_wall(page: Page, house: House) -> None:
    """Time and money given with a role are a decision of top management: its mark leads to its words."""
    page.goto(f"{house.home}wall/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Eight duties, twelve months")
    looks_right(page)
    said = "Priya Raman gave Tom Okafor 8 hours a week and £2,000 a year as ISMS lead"
    page.get_by_role("link", name=said).first.click()
    expect(page.locator("ul.list:target")).to_contain_text(said)
    page.locator("ul.list:target").get_by_role("link", name=said).click()
    expect(page.get_by_text("appoints, CEO and founder")).to_be_visible()


def propose_herself(page: Page, house: House) -> None:
    """The only leader puts herself forward as sponsor, and appoints herself, which is said beside it."""
    page.goto(f"{house.home}roles/")
    page.get_by_role("link", name="Propose somebody for Top management sponsor").click()
    looks_right(page)
    page.get_by_label("Who takes it?").select_option(label="Priya Raman, CEO and founder")
    page.get_by_role("button", name="Put it forward").click()
    page.get_by_role("link", name="Look and appoint").click()
    expect(page.get_by_text("Spend without a limit")).to_be_visible()
    page.get_by_role("button", name="Appoint", exact=True).click()
    expect(page.get_by_text("appoints themselves, being the only leader")).to_be_visible()
    page.get_by_role("link", name="End this appointment").click()
    looks_right(page)
    page.get_by_role("link", name="Leave it as it is").click()
    page.get_by_role("link", name="Read and accept").click()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("accepts the role")).to_be_visible()


def describe_anew(page: Page, house: House) -> None:
    """From the library to the role, and a duty more: until its holder has answered, the list says so."""
    page.goto(f"{house.home}roles/library/")
    page.locator("details#isms_lead summary").click()
    page.locator("details#isms_lead").get_by_role("link", name="version 1, described on").click()
    looks_right(page)
    page.get_by_role("link", name="Describe it anew").click()
    looks_right(page)
    duties = page.get_by_label("What does it ask? One duty a line.")
    duties.fill(f"{duties.input_value()}\nLooks after the badges.")
    page.get_by_role("button", name="Save it as version 2").click()
    expect(page.locator("ins")).to_have_text("Looks after the badges.")
    looks_right(page)
    page.goto(f"{house.home}roles/")
    expect(page.get_by_role("heading", level=1)).to_have_text("A role changed, and not everybody has said yes")
    expect(page.get_by_text("holds version 1, asked for version 2 since").first).to_be_visible()
    looks_right(page)


def say_yes_again(page: Page, house: House) -> None:
    """From what waits on the holder's page to their name under the new description."""
    page.goto(house.home)
    expect(page.get_by_role("heading", name="Say whether you take on what changed: ISMS lead")).to_be_visible()
    page.get_by_role("link", name="Read and answer").click()
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    expect(page.locator("ins")).to_have_text("Looks after the badges.")
    looks_right(page)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("link", name="Version 2")).to_be_visible()
    looks_right(page)
    page.goto(f"{house.home}roles/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who holds what, and knows it")


def own_role(page: Page, house: House) -> None:
    """A role that no library has, described and retired again."""
    page.goto(f"{house.home}roles/library/")
    page.get_by_role("link", name="Describe a role of your own").click()
    page.get_by_role("button", name="Save the role").click()
    expect(page.get_by_text("Write at least one duty: what does this role ask of its holder?")).to_be_visible()
    looks_right(page)
    page.get_by_label("What is the role called?").fill("Crisis speaker")
    page.get_by_label("What does it ask? One duty a line.").fill("Speaks to the press.")
    page.get_by_role("button", name="Save the role").click()
    expect(page.get_by_text("A role of your own: the library does not have it.")).to_be_visible()
    page.get_by_role("link", name="Retire this role").click()
    looks_right(page)
    page.get_by_label("Why does nobody need it any more?").fill("An agency does it.")
    page.get_by_role("button", name="Retire it").click()
    expect(page.get_by_text("“An agency does it.”")).to_be_visible()
