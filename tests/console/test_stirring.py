"""A worker that waits sees every write of others, and asks nothing else meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from countersign.console.stirring import Stirring
from countersign.console.worker import Rest, stir
from countersign.people.commands.enter import enter
from tests.cast import cast
from tests.ledger.copies import at_once, inside
from tests.ledger.doing import AT, lead

LATER = timedelta(seconds=30)


@pytest.fixture
def shared(database_copy: dict[str, str]) -> Iterator[None]:
    """A database that others write to as well."""
    with inside(database_copy):
        yield


def somebody_enters() -> None:
    here = cast("larkbeam-ltd")
    enter(name="Nia Newton", email="nia@larkbeam.example", title="CTO", by=lead(here), at=AT)


def test_what_another_connection_writes_is_seen_once(shared: None) -> None:
    stirring = Stirring()
    assert stirring.again(), "nobody has looked yet"
    assert not stirring.again()
    at_once(somebody_enters)
    assert stirring.again()
    assert not stirring.again()


def test_a_rest_when_somebody_wrote_ends_as_soon_as_it_may() -> None:
    rest = Rest(AT, AT + LATER)
    assert not rest.is_over(AT)
    assert rest.is_over(AT + LATER)
    stir({"delivery.remind": rest})
    assert rest.is_over(AT)


def test_a_rest_when_somebody_wrote_too_early_is_not_forgotten() -> None:
    rest = Rest(AT + timedelta(seconds=5), AT + LATER)
    stir({"delivery.remind": rest})
    assert not rest.is_over(AT)
    assert rest.is_over(AT + timedelta(seconds=5))
