"""A real browser, phone-sized unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests import chromium
from tests.browser.house import House, house
from tests.browser.looking import unscripted
from tests.browser.neighbours import WORLDS, enter, under_one_roof
from tests.databases import BARE, copy_of_template

PHONE: ViewportSize = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those under one roof come last of all, so that its worker stands by for nobody else."""
    items.sort(key=lambda item: bool(worlds_of(item)))


def worlds_of(item: pytest.Item) -> list[str]:
    return [world for world in WORLDS if world in getattr(item, "fixturenames", ())]


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
        page.set_default_timeout(30_000)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[House]:
    """Countersign with nothing in it, not even tables."""
    with house(tmp_path) as started:
        yield started


@pytest.fixture
def bare_house(bare_copy: dict[str, str], tmp_path: Path) -> Iterator[House]:
    """Countersign that was started before, and has nobody in it."""
    with house(tmp_path, bare_copy) as started:
        yield started


@pytest.fixture(scope="session")
def homes(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, list[House]]]:
    """As many organisations as tests of this run ask for."""
    asked = [world for item in request.session.items for world in worlds_of(item)]
    with copy_of_template(BARE) as database:
        with django_db_blocker.unblock(), ThreadPoolExecutor(1) as beside_the_browser:
            entered = beside_the_browser.submit(enter, database, asked).result()
        with under_one_roof(tmp_path_factory.mktemp("roof"), database, entered) as homes:
            yield homes


@pytest.fixture
def begun_house(homes: dict[str, list[House]]) -> House:
    """Larkbeam, set up by Tom, its register countersigned by Priya; both are signed in."""
    return homes["begun_house"].pop()


@pytest.fixture
def owing_house(homes: dict[str, list[House]]) -> House:
    """Larkbeam with two policies that came into force yesterday."""
    return homes["owing_house"].pop()
