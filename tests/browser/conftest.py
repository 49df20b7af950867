"""A real browser, phone-sized unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests import chromium
from tests.browser.house import House, house
from tests.browser.looking import unscripted

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Started after the template database: beside Playwright's loop Django would refuse to make it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        yield started
        started.close()


@pytest.fixture
def open_phone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A phone in somebody's hand: its own cookies, nothing of anybody else's."""
    contexts = []

    def open_one(*, scripts: bool = True) -> Page:
        context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, locale="en-GB")
        contexts.append(context)
        if not scripts:
            unscripted.add(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[House]:
    """Countersign with nothing in it."""
    with house(tmp_path) as started:
        yield started
