"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from countersign.console.migrate import bring_up_to_date
from tests.cast import Cast, cast, enter_cast
from tests.databases import copy_of_template, keep_as_template
from tests.scoping import scoped_reads

PAGES = Path(__file__).parent / "web"

# The same inputs in every run, however busy the machine is.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What touches the database runs on both engines, but for pages: what they ask is tested below them on both.

    Browsers come last: Playwright's loop stays in the thread, and Django refuses to work beside it.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        if item.get_closest_marker("browser"):
            continue
        if {"db", "database_copy"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
            if PAGES in item.path.parents and not item.get_closest_marker("slow"):
                item.add_marker("beside")
        else:
            item.add_marker("beside")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> None:
    """Migrate once, enter the cast once, keep the result as a template."""
    with django_db_blocker.unblock():
        bring_up_to_date(verbosity=0)
        enter_cast()
        keep_as_template()


@pytest.fixture
def larkbeam(db: None) -> Iterator[Cast]:
    """Larkbeam Ltd with its people. What the test does is rolled back; reads must say whose."""
    with scoped_reads():
        yield cast("larkbeam-ltd")


@pytest.fixture
def stonecross(db: None) -> Cast:
    """Otto's organisation."""
    return cast("stonecross-managed-it-ltd")


@pytest.fixture
def database_copy(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """A database for real processes: the environment to start them with."""
    with django_db_blocker.unblock(), copy_of_template() as environment:
        yield environment
