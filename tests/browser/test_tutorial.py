"""The tutorial is walked: what it says to press is pressed, what it says one sees is seen, its commands are run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.docs.installing import Installation, installed
from tests.docs.reading import Step, pattern, prose, steps
from tests.house.source import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TUTORIAL = ROOT / "docs" / "tutorial" / "ten-minutes-with-larkbeam.md"
DESK: ViewportSize = {"width": 1280, "height": 900}
SOON, A_YEAR = 20_000, 120_000
"""Milliseconds: until a page answers, and until Larkbeam's year is lived."""


PAUSE = 500
"""Milliseconds between two looks: whoever looks all the time takes the machine from what they wait for."""


@dataclass
class Reader:
    """Somebody who follows the tutorial to the letter."""

    page: Page
    installation: Installation
    saves: Path | None = None
    patience: int = SOON

    def take(self, step: Step) -> None:
        match step.kind:
            case "block":
                self.installation.follow(step.words)
            case "press":
                self.press(step.words)
            case "see":
                self.sees(step.words)
            case _:
                self.obey(step.words)

    def called(self, name: str) -> Locator:
        """A button or link of this name; behind it some say for whom it is, to those who only hear it."""
        named = re.compile(rf"^{re.escape(name)}( \([A-Z]+-\d+\)|\b.* the pack for .*)?$")
        return self.page.get_by_role("button", name=named).or_(self.page.get_by_role("link", name=named)).first

    def press(self, name: str) -> None:
        if self.saves is None:
            self.called(name).click()
            return
        with self.page.expect_download() as download:
            self.called(name).click()
        download.value.save_as(self.saves)
        self.saves = None

    def sees(self, words: str) -> None:
        body = self.page.locator("body")
        expect(body).to_contain_text(pattern(words, "…"), use_inner_text=True, ignore_case=True, timeout=self.patience)
        self.patience = SOON

    def obey(self, directive: str) -> None:
        for said, do in DIRECTIVES.items():
            if found := re.fullmatch(said, directive):
                do(self, *found.groups())
                return
        raise AssertionError(f"nobody knows how to {directive!r}")

    def open(self, path: str) -> None:
        self.page.goto(self.installation.url + path)

    def choose(self, label: str) -> None:
        self.page.get_by_label(label).first.check()

    def type_into(self, words: str, label: str) -> None:
        self.page.get_by_label(label).fill(words)

    def write(self, words: str) -> None:
        """The editor is told a moment later where the cursor is; nobody's fingers are faster, but ours would be."""
        self.page.locator("[contenteditable=true]").click()
        self.page.wait_for_timeout(PAUSE)
        self.page.keyboard.press("Control+End")
        self.page.wait_for_timeout(PAUSE)
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(words)

    def read_code(self, link: str, label: str) -> None:
        """In a second tab. A mail needs a moment."""
        mailbox = self.page.context.new_page()
        mailbox.goto(self.installation.url + str(self.called(link).get_attribute("href")))
        mail = mailbox.get_by_role("link", name="is your code")
        self.patiently(mail, mailbox.reload)
        mail.first.click()
        code = re.search(r"^\s*(\d{6})\s*$", mailbox.locator("main").inner_text(), re.MULTILINE)
        mailbox.close()
        assert code, "no code in the newest mail with a code"
        self.type_into(code[1], label)

    def patiently(self, awaited: Locator, again: Callable[[], object]) -> None:
        until = time.monotonic() + SOON / 1000
        while not awaited.count():
            assert time.monotonic() < until, f"{self.page.url}: {awaited} does not come"
            self.page.wait_for_timeout(PAUSE)
            again()

    def save_next(self, name: str) -> None:
        self.saves = self.installation.folder / name

    def be_patient(self) -> None:
        self.patience = A_YEAR

    def misses(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(words)

    def press_until(self, words: str, name: str) -> None:
        self.patiently(self.page.get_by_text(words), self.called(name).click)


DIRECTIVES: dict[str, Callable[..., None]] = {
    "open (.+)": Reader.open,
    "this takes a while": Reader.be_patient,
    "write (.+)": Reader.write,
    "choose (.+)": Reader.choose,
    "type (.+) into (.+)": Reader.type_into,
    "read the code behind (.+) into (.+)": Reader.read_code,
    "save as (.+)": Reader.save_next,
    "gone (.+)": Reader.misses,
    "until (.+) press (.+)": Reader.press_until,
}
"""What a comment in the tutorial can ask for: that which has no name to press, or stays as it is."""


def words_of(directive: str) -> list[str]:
    return [
        word for said in DIRECTIVES for match in [re.fullmatch(said, directive)] if match for word in match.groups()
    ]


def test_what_the_reader_is_told_is_what_is_done() -> None:
    """A comment asks for nothing that does not stand in the text as well."""
    told = prose(TUTORIAL)
    asked = [word for step in steps(TUTORIAL) if step.kind == "directive" for word in words_of(step.words)]
    assert len(asked) > len(DIRECTIVES)
    assert [word for word in asked if word not in told and not word.endswith(".tlog-proof")] == []


def test_the_tutorial_can_be_followed(browser: Browser, tmp_path: Path) -> None:
    with installed(tmp_path) as here:
        page = browser.new_context(viewport=DESK, locale="en-GB").new_page()
        page.set_default_timeout(SOON)
        reader = Reader(page, here)
        for step in steps(TUTORIAL):
            reader.take(step)
        page.context.close()
