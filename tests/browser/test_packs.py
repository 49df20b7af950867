"""A pack from the button to the verifier: real browser and worker, phone size; then its own page, without a network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in
from tests.browser.test_one_signature import mark_and_offer, sign, write_policy
from tests.browser.word_file import policy_docx
from tests.packs.worlds import VERIFIER

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)

LOOKS = 120
"""So often one looks again, twice a second, before a pack counts as lost."""


def test_a_pack_from_the_button_to_the_verifier(
    begun_house: House, browser: Browser, open_phone: Callable[..., Page], tmp_path: Path
) -> None:
    tom, priya = open_phone(), open_phone()
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    write_policy(tom, policy_docx(tmp_path / "policy.docx"))
    mark_and_offer(tom)
    sign(priya, begun_house)
    tom.goto(f"{begun_house.home}packs/")
    expect(tom.get_by_role("heading", level=1)).to_have_text("Nothing has left the building yet")
    looks_right(tom)
    refused(tom)
    order(tom)
    pack = downloaded(tom, tmp_path)
    verified(begun_house, tom, pack)
    read(browser, pack, tmp_path)


def test_a_pack_without_scripts(begun_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom = open_phone(scripts=False)
    come_in(tom, begun_house, "tom")
    tom.goto(f"{begun_house.home}packs/")
    order(tom)
    verified(begun_house, tom, downloaded(tom, tmp_path))


def refused(page: Page) -> None:
    """What is missing is said; nothing is made."""
    page.get_by_role("button", name="Make the pack").click()
    expect(page.locator("#refusal")).to_be_visible()
    looks_right(page)


def order(page: Page) -> None:
    """The worker needs a moment; the page says so and can be asked again."""
    page.get_by_label("Whom is it for?").fill("Northgate Certification")
    page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("pack")
    looks_right(page)
    for _ in range(LOOKS):
        if page.locator("h1").text_content() == "One pack has gone out":
            break
        page.wait_for_timeout(500)
        with page.expect_navigation():
            page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One pack has gone out")
    looks_right(page)


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as told:
        page.get_by_role("link", name="Download").click()
    file = folder / told.value.suggested_filename
    told.value.save_as(file)
    return file


def verified(house: House, page: Page, pack: Path) -> None:
    """With the key and the digest that stand on the page."""
    key = house.console("key", house.slug).stdout.strip()
    digests = page.locator(".digest").all_text_contents()
    assert key in digests
    digest = next(one for one in digests if one.startswith("sha256:"))
    command: list[str | Path] = [sys.executable, "-I", VERIFIER, pack, "--key", key, "--manifest", digest]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0, told.stdout + told.stderr


def read(browser: Browser, pack: Path, folder: Path) -> None:
    """The page inside, from the disk, on a phone and on a desk, in both themes, and with the network cut off."""
    with ZipFile(pack) as archive:
        archive.extractall(folder / "pack")
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                offline=True,
                bypass_csp=True,
            )
            page = context.new_page()
            page.goto((folder / "pack" / "index.html").as_uri())
            expect(page.get_by_role("heading", level=1)).to_have_text("What Larkbeam Ltd can show of its leadership")
            expect(page.get_by_text("Made for Northgate Certification")).to_be_visible()
            looks_right(page)
            context.close()
