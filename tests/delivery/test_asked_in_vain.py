"""Where nothing was recorded nobody is asked: what each part of the dossier and of the desk begins with is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.delivery.owed import WAITING
from countersign.ledger.guard import guarded_models, guarded_tables
from countersign.ledger.held import UNASKED, Asked
from countersign.people.queries import organisation
from countersign.readiness.feeding import COLLECTED
from countersign.readiness.gathered import Gathered
from tests.cast import Cast
from tests.policies.worlds import AT

FROM = re.compile(r'FROM "(\w+)"')
ALWAYS = ("people_", "policies_", "roles_")
"""Tables of which every organisation has something: whose they are, who leads, what was set, and the shelf."""


@dataclass(frozen=True)
class Asking(Gathered):
    """A request that has not looked where there is anything."""

    @property
    def held(self) -> Asked:  # type: ignore[override]
        return UNASKED


def tables(queries: Iterable[dict[str, Any]]) -> set[str]:
    """The table of each statement, but for those that always hold something, and those that hang on a guarded one."""
    found = {match.group(1) for one in queries if (match := FROM.search(one["sql"]))}
    return {one for one in found & guarded_tables() if not one.startswith(ALWAYS)}


def tables_of(nouns: Iterable[str]) -> set[str]:
    return {model._meta.db_table for model in guarded_models() if model.noun in nouns}


@pytest.mark.parametrize("key", [key for key, told in COLLECTED.items() if told.nouns])
def test_a_key_of_the_dossier_when_nothing_is_recorded_begins_with_what_it_names(stonecross: Cast, key: str) -> None:
    """And is then what it would be without being asked."""
    read, told = Asking(organisation(stonecross.organisation)), COLLECTED[key]
    with CaptureQueriesContext(connection) as queries:
        assert told.collect(read, AT.date()) == told.nothing
    assert tables(queries) <= tables_of(told.nouns)


@pytest.mark.parametrize(("waits", "nouns"), WAITING, ids=[waits.__name__ for waits, _ in WAITING])
def test_what_waits_when_nothing_is_recorded_begins_with_what_it_names(
    stonecross: Cast, waits: Any, nouns: tuple[str, ...]
) -> None:
    read = Asking(organisation(stonecross.organisation))
    with CaptureQueriesContext(connection) as queries:
        assert list(waits(read, AT, None)) == []
    assert not nouns or tables(queries) <= tables_of(nouns)
