"""Worlds of the ledger's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from countersign.people.models import Person
from tests.cast import Cast, cast
from tests.ledger.copies import inside


@pytest.fixture
def copied(database_copy: dict[str, str]) -> Iterator[Cast]:
    """Larkbeam Ltd in a database of the test's own, with real commits."""
    with inside(database_copy):
        yield cast("larkbeam-ltd")


@pytest.fixture
def mei(db: None) -> Iterator[Person]:
    """Somebody whom every test tries to change; afterwards nothing has."""
    before = list(Person.objects.order_by("id").values())
    yield cast("larkbeam-ltd").person("mei")
    assert list(Person.objects.order_by("id").values()) == before
