"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from countersign.console.migrate import bring_up_to_date
from countersign.ledger.remembering import MEMORY
from tests.cast import Cast, cast, enter_cast
from tests.databases import (
    BARE,
    FILLED,
    VISITED,
    copy_of_template,
    inside_template,
    keep_as_template,
    take_from_template,
)
from tests.scoping import scoped_reads
from tests.web.world import World, build

HERE = Path(__file__).parent
ONCE = frozenset(HERE / room for room in ("web", "packs", "separation", "examples"))
"""Rooms that say nothing to the database themselves: what they ask for is tested below them on both engines."""

# The same inputs in every run, however busy the machine is.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What touches the database runs on both engines, unless others have asked it the same; the rest runs once.

    Browsers come last: Playwright's loop stays in the thread, and Django refuses to work beside it.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        if item.get_closest_marker("browser"):
            continue
        if not {"db", "database_copy", "bare_copy"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("beside")
        elif not item.get_closest_marker("beside"):
            item.add_marker("slow" if ONCE & set(item.path.parents) else "database")


@pytest.fixture(autouse=True)
def just_started() -> None:
    """A test begins like a process: it remembers nothing of the one before, whose organisations had the same ids."""
    MEMORY.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> None:
    """Migrate once, enter the cast once, keep both as templates."""
    with django_db_blocker.unblock():
        bring_up_to_date(verbosity=0)
        keep_as_template(BARE)
        enter_cast()
        keep_as_template(FILLED)


@pytest.fixture(scope="session")
def things_to_visit(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> World:
    """Entered once, kept as a template."""
    take_from_template(FILLED, VISITED)
    with django_db_blocker.unblock(), inside_template(VISITED), scoped_reads():
        return build(cast("larkbeam-ltd"), beside=cast("stonecross-managed-it-ltd"))


@pytest.fixture
def where_to_visit(things_to_visit: World, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), inside_template(VISITED):
        yield


@pytest.fixture
def visited(where_to_visit: None, things_to_visit: World, larkbeam: Cast) -> World:
    """Larkbeam and Stonecross with one of each thing that has a page. What the test does is rolled back.

    A test asks for this before it asks for the database in any other way.
    """
    return things_to_visit


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
    with django_db_blocker.unblock(), copy_of_template(FILLED) as environment:
        yield environment


@pytest.fixture
def bare_copy(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """The same with nobody in it, as an installation is that was started and nothing more."""
    with django_db_blocker.unblock(), copy_of_template(BARE) as environment:
        yield environment
