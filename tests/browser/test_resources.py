"""A request decided on a phone: from the desk, one page, a tap, a sentence, a tap; and put off or refused as easily."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

TITLE = "Backups that nobody can delete"
REASON = "We cannot pay for a week without rotas."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_leader_decides_with_two_taps_and_a_sentence(
    begun_house: House, open_phone: Callable[..., Page], *, scripts: bool
) -> None:
    tom, priya = open_phone(scripts=scripts), open_phone(scripts=scripts)
    ask(tom, begun_house)
    come_in(priya, begun_house, "priya")
    expect(priya.get_by_role("heading", name=f"Decide: {TITLE}")).to_be_visible()
    priya.locator("article, li, section").filter(has_text=f"Decide: {TITLE}").last.get_by_role(
        "link", name="Read and decide"
    ).click()
    looks_right(priya)
    expect(priya.get_by_label("Who accepts the risk that stays?")).not_to_be_visible()
    priya.get_by_label("Yes, approve it").check()
    priya.get_by_label("Because …").fill(REASON)
    priya.get_by_role("button", name="Decide").click()
    expect(priya.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(priya.get_by_text("Approved, ")).to_be_visible()
    expect(priya.get_by_text(REASON)).to_be_visible()
    looks_right(priya)
    priya.goto(begun_house.home)
    expect(priya.get_by_text(f"Decide: {TITLE}")).to_have_count(0)


def test_a_day_that_has_passed_is_no_day_to_put_it_off_to(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, priya = open_phone(), open_phone()
    ask(tom, begun_house)
    come_in(priya, begun_house, "priya")
    priya.goto(f"{begun_house.home}resources/")
    looks_right(priya)
    priya.get_by_role("link", name=TITLE).click()
    priya.get_by_role("link", name="Decide", exact=True).click()
    priya.get_by_label("Not now, but on a day").check()
    priya.get_by_label("Not before").fill("2020-01-01")
    priya.get_by_label("Because …").fill("After the budget round.")
    priya.get_by_role("button", name="Decide").click()
    expect(priya.get_by_text("It can only be put off to a day after the decision.")).to_be_visible()
    expect(priya.get_by_label("Because …")).to_have_value("After the budget round.")
    looks_right(priya)
    priya.get_by_label("Not before").fill("2099-01-01")
    priya.get_by_role("button", name="Decide").click()
    expect(priya.get_by_text("Put off to 1 January 2099.")).to_be_visible()
    looks_right(priya)


def ask(tom: Page, house: House) -> None:
    """Tom asks: a sum without its currency is asked about, and nothing that he typed is lost."""
    come_in(tom, house, "tom")
    tom.goto(f"{house.home}resources/")
    looks_right(tom)
    tom.get_by_role("link", name="Ask for something").click()
    tom.get_by_label("What is asked for?").fill(TITLE)
    tom.get_by_label("What is it needed for?").fill("Whoever takes over the account deletes every backup.")
    tom.get_by_label("Money").fill("12.500,00")
    tom.get_by_label("A high risk stands behind it").check()
    tom.get_by_role("button", name="Ask for it").click()
    expect(tom.get_by_text("Choose the currency of the sum.")).to_be_visible()
    expect(tom.get_by_label("Money")).to_have_value("12.500,00")
    looks_right(tom)
    tom.get_by_label("Currency").select_option("GBP")
    tom.get_by_role("button", name="Ask for it").click()
    expect(tom.get_by_text("£12,500")).to_be_visible()
    looks_right(tom)
