"""People come in from a list, on a phone: upload, look, confirm; then one of them changes, leaves, gets an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, code_in, link_in
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "larkbeam" / "people.csv"
NEW = "priya.raman"


def test_people_from_a_list(begun_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom, priya = open_phone(), open_phone()
    listed = list_of(begun_house, tmp_path)
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    tom.goto(f"{begun_house.home}people/")
    looks_right(tom)
    refuse_what_is_no_list(tom, tmp_path)
    take_in(tom, listed)
    expect(tom.get_by_role("heading", level=1)).to_have_text("11 people entered")
    looks_right(tom)
    tick_off(tom, begun_house, listed)
    find(tom, "now")
    change(tom)
    another_address(tom, priya, begun_house)


def test_people_without_scripts(begun_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom = open_phone(scripts=False)
    come_in(tom, begun_house, "tom")
    tom.goto(f"{begun_house.home}people/")
    take_in(tom, list_of(begun_house, tmp_path))
    expect(tom.get_by_role("heading", level=1)).to_have_text("11 people entered")


def list_of(house: House, folder: Path) -> Path:
    """The example's list, with the addresses of this house."""
    (folder / "people.csv").write_text(EXAMPLE.read_text().replace("larkbeam.example", house.domain))
    return folder / "people.csv"


def refuse_what_is_no_list(page: Page, folder: Path) -> None:
    (folder / "shoes.csv").write_text("Shoe,Size\nLeft,38\n")
    page.get_by_role("link", name="Import a list").click()
    looks_right(page)
    page.get_by_label("The file").set_input_files(folder / "shoes.csv")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_text("shoes.csv has no row of headings")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Back to everybody").click()


def take_in(page: Page, file: Path, link: str = "Import a list") -> None:
    page.get_by_role("link", name=link).click()
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("11 new people, 2 changed")
    looks_right(page)
    page.get_by_role("link", name="Changed 2").click()
    expect(page.get_by_text("Leadership")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Enter 11 and change 2").click()


def tick_off(page: Page, house: House, listed: Path) -> None:
    """A shorter list later: a row of totals, an address that is new, and somebody who is not in it any more."""
    kept = [line for line in listed.read_text().splitlines() if not line.startswith(("Dana", "Sam"))]
    later = listed.with_name("later.csv")
    later.write_text("\n".join([*kept, "Total,,,,,,", "Sam Price,sam@elsewhere.example,,,,,"]))
    page.get_by_role("link", name="Import another list").click()
    page.get_by_label("The file").set_input_files(later)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_text("Row 13 is skipped: it counts the others")).to_be_visible()
    expect(page.get_by_text(f"Sam Price is here already, as {house.address('sam')}.")).to_be_visible()
    looks_right(page)
    page.get_by_label("Dana Field").check()
    page.get_by_role("button", name="Record what is ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody entered")
    looks_right(page)
    page.get_by_role("link", name="Look at everybody").click()


def find(page: Page, start: str) -> None:
    page.get_by_label("Find somebody").fill(start)
    page.get_by_role("button", name="Find").click()
    looks_right(page)
    page.get_by_role("link", name="Ola Nowak").click()
    looks_right(page)


def change(page: Page) -> None:
    page.get_by_role("link", name="Change what is recorded").click()
    looks_right(page)
    page.get_by_label("Job title").fill("Senior developer")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Senior developer")).to_be_visible()
    here = page.url
    page.get_by_role("link", name="Record that they left").click()
    looks_right(page)
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Erase their personal data").click()
    looks_right(page)
    page.get_by_role("link", name="Back, erase nothing").click()
    page.get_by_role("link", name="Record that they came back").click()
    looks_right(page)
    page.get_by_role("button", name="Record it").click()
    expect(page).to_have_url(here)


def another_address(tom: Page, priya: Page, house: House) -> None:
    """The leader proposes, the lead approves from the mail; the old session is over, the new address signs in."""
    priya.goto(f"{house.home}me/address/")
    looks_right(priya)
    new = house.address(NEW)
    priya.get_by_label("New mail address").fill(new)
    priya.get_by_role("button", name="Propose this address").click()
    tom.goto(link_in(house.postbox.wait(house.address("tom"), "Another mail address is proposed for Priya Raman")))
    looks_right(tom)
    tom.get_by_role("button", name="Approve this address").click()
    expect(tom.get_by_text(new)).to_be_visible()
    assert house.postbox.wait(house.address("priya"), "The mail address of Priya Raman has changed")
    assert house.postbox.wait(new, "The mail address of Priya Raman has changed")
    priya.reload()
    expect(priya.get_by_role("heading", level=1)).to_have_text("There is no such page here")
    priya.context.clear_cookies()
    priya.goto(f"{house.url}/sign-in/")
    priya.get_by_label("Your work mail address").fill(new)
    priya.get_by_role("button", name="Send me a code").click()
    priya.get_by_label("The six digits").fill(code_in(house.postbox.wait(new, "is your code for Countersign")))
    priya.get_by_role("button", name="Sign in").click()
    expect(priya).to_have_url(house.home)
