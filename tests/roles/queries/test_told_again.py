"""What was told of roles before: the same as telling all of it anew, whatever came since, and nothing else is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.ledger.guard import Guarded
from countersign.ledger.remembering import MEMORY
from countersign.people.queries import organisation
from countersign.roles.queries import Book, briefs, collect_facts, outline, roles
from countersign.roles.queries.brief import DECIDE as IN_BRIEF
from countersign.roles.queries.charting import DECIDE as DRAWN
from countersign.roles.queries.collecting import DECIDE as TOLD
from countersign.roles.queries.collecting import all_in
from tests.acknowledgements.worlds import leaves
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.people.worlds import put_right
from tests.roles.worlds import after, anew, approved, begun, held, proposed

ON = date(2026, 3, 2)


@pytest.fixture
def firm(database_copy: dict[str, str]) -> Iterator[Cast]:
    """Real commits: inside a transaction nothing is remembered."""
    MEMORY.clear()
    with inside(database_copy):
        begun(here := cast("larkbeam-ltd"))
        yield here
    MEMORY.clear()


STEPS: dict[str, Callable[[Cast], object]] = {
    "appointed": lambda here: approved(here, proposed(here, "ola", "dept_contact")),
    "accepted": lambda here: held(here, "dana", "dept_contact"),
    "described": lambda here: anew(here, "dept_contact"),
    "left": lambda here: leaves(here, "ola", at=after(40)),
    "moved": lambda here: put_right(here, "dana", manager_id=here.person("tom").id),
}
"""What may happen between two looks."""


def test_whatever_came_since_is_told_as_if_nothing_had_been_known(firm: Cast) -> None:
    here, seen = firm.organisation, set()
    held(firm)
    for step in ("", *STEPS):
        if step:
            STEPS[step](firm)
        told, drawn = collect_facts(here, ON), outline(here, ON, roles(here))
        assert told == all_in(Book(organisation(here)), ON), step
        shown = briefs(here, ON)
        MEMORY.clear()
        assert (shown, drawn) == (briefs(here, ON), outline(here, ON, roles(here))), step
        seen.add((told, shown.every, drawn.tops, drawn.apart))
        collect_facts(here, ON)
    assert len(seen) == len(STEPS) + 1


def test_what_is_known_is_told_for_one_statement(firm: Cast) -> None:
    held(firm)
    for tell in (lambda: collect_facts(firm.organisation, ON), lambda: briefs(firm.organisation, ON)):
        first = tell()
        with CaptureQueriesContext(connection) as asked:
            assert tell() is first
        assert len(asked) == 1
        assert "roles_" not in asked[0]["sql"]


def test_after_one_entry_only_the_role_it_is_about_is_read_again(firm: Cast) -> None:
    held(firm)
    held(firm, "ola", "dept_contact")
    before = {one.id: one for one in collect_facts(firm.organisation, ON)}
    proposed(firm, "dana", "dept_contact")
    after_it = {one.id: one for one in collect_facts(firm.organisation, ON)}
    assert {id for id, one in after_it.items() if one is not before.get(id)} == {"dept_contact"}


@pytest.mark.parametrize(
    ("tell", "decide"),
    [
        (lambda here: all_in(Book(organisation(here)), ON), TOLD),
        (lambda here: briefs(here, ON), IN_BRIEF),
        (lambda here: outline(here, ON, roles(here)), DRAWN | TOLD),
    ],
)
def test_everything_that_is_read_decides(firm: Cast, tell: Callable[[object], object], decide: frozenset[str]) -> None:
    held(firm)
    with CaptureQueriesContext(connection) as asked:
        tell(firm.organisation)
    guarded = {one._meta.db_table: one.noun for one in apps.get_models() if issubclass(one, Guarded)}
    read = {noun for table, noun in guarded.items() for one in asked if f'"{table}"' in one["sql"]}
    assert "appointment" in read
    assert read - {"log", "leaf"} <= decide
