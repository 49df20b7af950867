"""A policy signed on paper, recorded on a phone: mistakes first, then the record, its scan, its receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in
from tests.browser.test_one_signature import write_policy
from tests.browser.word_file import policy_docx

pytestmark = pytest.mark.browser

PAPER = b"%PDF-1.7\nthe signed page"


def test_a_policy_signed_elsewhere(begun_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom = open_phone()
    come_in(tom, begun_house, "tom")
    write_policy(tom, policy_docx(tmp_path / "policy.docx"))
    open_page(tom)
    looks_right(tom)
    make_mistakes(tom, tmp_path)
    looks_right(tom)
    record(tom, tmp_path)
    looks_right(tom)
    download(tom, tmp_path)
    tom.get_by_role("link", name="Receipt and proof").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Signed elsewhere, recorded later")
    looks_right(tom)
    tom.goto(f"{begun_house.home}policies/")
    expect(tom.get_by_text("signed elsewhere, recorded later")).to_be_visible()
    looks_right(tom)


def test_a_policy_signed_elsewhere_without_scripts(
    begun_house: House, open_phone: Callable[..., Page], tmp_path: Path
) -> None:
    tom = open_phone(scripts=False)
    come_in(tom, begun_house, "tom")
    tom.goto(f"{begun_house.home}policies/new/")
    tom.get_by_role("button", name="Begin the draft").click()
    tom.locator("[name=text]").fill("<h1>Why</h1><p>Larkbeam makes rota software for care homes.</p>")
    tom.get_by_role("button", name="Save the draft").click()
    open_page(tom)
    make_mistakes(tom, tmp_path)
    record(tom, tmp_path)
    download(tom, tmp_path)


def open_page(page: Page) -> None:
    page.get_by_role("link", name="It was signed elsewhere already").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It was signed elsewhere already")


def make_mistakes(page: Page, folder: Path) -> None:
    """A day to come, no answer to how, and a page that is none; what was typed stays."""
    page.get_by_label("Who signed it?").select_option(label="Tom Okafor, CTO")
    page.get_by_label("As what?").fill("CTO")
    page.get_by_label("On which day?").fill("2093-09-15")
    page.get_by_label("Its version").fill("Rev C")
    (folder / "page.pdf").write_bytes(b"MZ, a program")
    page.get_by_label("The scan").set_input_files(folder / "page.pdf")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("three answers need another look")
    expect(page.get_by_text("That day is still to come.")).to_be_visible()
    expect(page.get_by_text("Say how it was signed.")).to_be_visible()
    expect(page.get_by_text("page.pdf is no PDF, PNG or JPEG, whatever its name says.")).to_be_visible()
    expect(page.get_by_label("As what?")).to_have_value("CTO")


def record(page: Page, folder: Path) -> None:
    page.get_by_label("On which day?").fill("2025-09-15")
    page.get_by_label("On paper").check()
    (folder / "page.pdf").write_bytes(PAPER)
    page.get_by_label("The scan").set_input_files(folder / "page.pdf")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Version Rev C: in force")
    expect(page.get_by_text("Recorded later, signed elsewhere.")).to_be_visible()


def download(page: Page, folder: Path) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="Scan", exact=True).click()
    assert download.value.suggested_filename.endswith("-Rev-C-scan.pdf")
    download.value.save_as(folder / "kept")
    assert (folder / "kept").read_bytes() == PAPER
