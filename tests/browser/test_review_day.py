"""The day of a management review: created in one click, written by two, confirmed on a phone, signed by code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.house import House, code_in
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 900}
SAID = "Restores: two of two. Training: 92 %. Nothing else is open."
THEIRS = "Restores: two of two, and one of them unannounced."
MORE = "And one supplier has not been looked at."
DECISION = "Test the restore of the payroll database every quarter."
CONCLUSION = "It fits us, it covers enough, and it works: the restore test shows it."


def test_a_review_from_one_click_to_the_signed_minutes(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, priya = open_phone(), open_phone()
    tom.set_viewport_size(DESK)
    address = create(tom, begun_house)
    invited = begun_house.postbox.wait(begun_house.address("priya"), "You are invited to the management review")
    assert [one.get_content_type() for one in invited.iter_attachments()] == ["text/calendar"]
    open_it(tom)
    be_there(priya, begun_house)
    write_beside_the_inputs(tom)
    two_write_at_once(tom, priya, address)
    decide(tom, address)
    sign(priya, begun_house, address)
    take_along(tom, address)
    the_action(tom)


def create(tom: Page, house: House) -> str:
    """One click: planned for today, chaired by whoever leads, its agenda filled from what is known."""
    come_in(tom, house, "tom")
    tom.goto(f"{house.home}reviews/")
    expect(tom.get_by_role("heading", level=1)).to_have_text("No management review yet")
    looks_right(tom)
    tom.get_by_role("button", name="Hold one now").click()
    expect(tom.get_by_role("heading", name="Agenda", exact=True)).to_be_visible()
    expect(tom.get_by_text("Priya Raman chairs.")).to_be_visible()
    expect(tom.get_by_text("Not known here.").first).to_be_visible()
    looks_right(tom)
    return tom.url


def open_it(tom: Page) -> None:
    tom.get_by_role("link", name="Open the meeting").click()
    looks_right(tom)
    tom.get_by_role("button", name="Open the meeting").click()
    expect(tom.get_by_text("No top manager has confirmed yet.")).to_be_visible()
    expect(tom.get_by_text("A decision can be written down once somebody in top management")).to_be_visible()
    looks_right(tom)


def be_there(priya: Page, house: House) -> None:
    """The chair on her phone, from her desk."""
    come_in(priya, house, "priya")
    priya.get_by_role("link", name="Confirm it").click()
    expect(priya.get_by_text("The register has you in top management on this day.")).to_be_visible()
    looks_right(priya)
    priya.get_by_role("button", name="I was there").click()
    expect(priya.get_by_text("A top manager is present.")).to_be_visible()
    looks_right(priya)


def part(page: Page, title: str) -> Page:
    return page.get_by_role("form", name=f"Minutes: {title}", exact=True)  # type: ignore[return-value]


def write_beside_the_inputs(tom: Page) -> None:
    """It is saved while he writes, and by a button; each part by itself."""
    tom.reload()
    of_g = part(tom, "Ideas to improve")
    of_g.get_by_label("What was said about it").fill("Try a restore that nobody knows of.")
    of_g.get_by_label("Mentioned", exact=True).check()
    expect(of_g.get_by_text("Saved ")).to_be_visible()
    of_d = part(tom, "How we are doing")
    of_d.get_by_label("What was said about it").fill(SAID)
    of_d.get_by_label("Mentioned", exact=True).check()
    of_d.get_by_role("button", name="Save").click()
    expect(part(tom, "How we are doing").get_by_text("by Tom Okafor")).to_be_visible()
    looks_right(tom)


def two_write_at_once(tom: Page, priya: Page, address: str) -> None:
    """Whoever is second is told, sees both texts, and loses nothing."""
    priya.goto(address)
    tom.goto(address)
    of_d = part(priya, "How we are doing")
    of_d.get_by_label("What was said about it").fill(THEIRS)
    of_d.get_by_role("button", name="Save").click()
    expect(part(priya, "How we are doing").get_by_text("by Priya Raman")).to_be_visible()
    mine = part(tom, "How we are doing")
    mine.get_by_label("What was said about it").fill(f"{SAID} {MORE}")
    expect(mine.get_by_text("Priya Raman has saved this part after you opened it.")).to_be_visible()
    mine.get_by_role("button", name="Save").click()
    expect(tom.get_by_text(THEIRS)).to_be_visible()
    expect(tom.get_by_label("What was said about it")).to_have_value(f"{SAID} {MORE}")
    looks_right(tom)
    tom.get_by_label("What was said about it").fill(f"{THEIRS} {MORE}")
    tom.get_by_role("button", name="Save").click()
    both = part(tom, "How we are doing").get_by_label("What was said about it")
    expect(both).to_have_value(f"{THEIRS} {MORE}")


def decide(tom: Page, address: str) -> None:
    tom.goto(address)
    form = tom.get_by_role("form", name="Write down a decision")
    form.get_by_role("button", name="Write it down").click()
    expect(tom.get_by_text("Say what was decided, in a sentence.")).to_be_visible()
    looks_right(tom)
    tom.get_by_label("Improvement, or an action").check()
    tom.get_by_label("What was decided?").fill(DECISION)
    tom.get_by_label("Who decided it?").select_option(label="Priya Raman, CEO and founder")
    tom.get_by_label("Who sees to it?").select_option(label="Tom Okafor, CTO")
    tom.get_by_label("By when?").fill("2099-03-31")
    tom.get_by_role("button", name="Write it down").click()
    expect(tom.get_by_role("heading", name="1. Improvement, or an action")).to_be_visible()
    looks_right(tom)


def sign(priya: Page, house: House, address: str) -> None:
    """She concludes in her own words, reads everything, and signs with the code that was mailed for just that."""
    priya.goto(address)
    concluding = part(priya, "Suitable, adequate, effective?")
    concluding.get_by_label("What was said about it").fill(CONCLUSION)
    concluding.get_by_role("button", name="Save").click()
    priya.get_by_role("link", name="Read the minutes and sign").click()
    expect(priya.get_by_text(CONCLUSION)).to_be_visible()
    looks_right(priya)
    priya.get_by_role("button", name="Send me a code to sign").click()
    mail = house.postbox.wait(house.address("priya"), "I chaired the management review")
    priya.get_by_label("The six digits from the mail").fill(code_in(mail))
    looks_right(priya)
    priya.get_by_role("button", name="Sign", exact=True).click()
    expect(priya.get_by_role("heading", name="Minutes", exact=True)).to_be_visible()
    looks_right(priya)


def take_along(tom: Page, address: str) -> None:
    """The PDF is made within moments; Word at once."""
    for _ in range(60):
        tom.goto(address)
        if tom.get_by_role("link", name="PDF").count():
            break
        tom.wait_for_timeout(500)
    looks_right(tom)
    for name, ending in (("PDF", ".pdf"), ("Word (.docx)", ".docx")):
        with tom.expect_download() as coming:
            tom.get_by_role("link", name=name).click()
        assert coming.value.suggested_filename.endswith(ending)


def the_action(tom: Page) -> None:
    tom.get_by_role("link", name="To the action").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text(DECISION)
    expect(tom.get_by_text("Management review of ").first).to_be_visible()
    looks_right(tom)
