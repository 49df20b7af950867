"""What was told of roles before: the same as telling all of it anew, whatever came since, and nothing else is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.ledger import remembering
from countersign.ledger.guard import Guarded
from countersign.ledger.reconciling.snapshot import is_open, snapshot
from countersign.ledger.remembering import MEMORY
from countersign.people.queries import organisation
from countersign.roles.enums import Duty, Way
from countersign.roles.queries import (
    Book,
    Briefs,
    Outline,
    Untold,
    briefs,
    collect_facts,
    outline,
    roles,
    tellings,
    untold,
)
from countersign.roles.queries.brief import DECIDE as IN_BRIEF
from countersign.roles.queries.charting import DECIDE as DRAWN
from countersign.roles.queries.collecting import DECIDE as TOLD
from countersign.roles.queries.collecting import all_in
from countersign.roles.queries.functions import functions
from countersign.roles.queries.telling import DECIDE as UNTOLD
from tests.acknowledgements.worlds import leaves
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.people.worlds import put_right
from tests.roles.made_known import ended, given, recorded, sent, withdrawn
from tests.roles.worlds import after, anew, approved, begun, held, proposed, renewal_approved

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
    "told elsewhere": lambda here: recorded(here, at=after(1), keys=["isms_lead"]),
    "sent": lambda here: sent(here, at=after(2)),
    "withdrawn": lambda here: withdrawn(here, tellings(here.organisation).get(way=Way.INTRANET).id, at=after(3)),
    "described": lambda here: anew(here, "dept_contact"),
    "another duty": lambda here: anew(here, at=after(4), carries=(Duty.CONFORMITY,)),
    "given": lambda here: renewal_approved(here, at=after(5)),
    "with a function": lambda here: given(here, function="Office manager"),
    "called so": lambda here: put_right(here, "mei", title="Office manager"),
    "with nobody": lambda here: ended(here, functions(here.organisation).get().id),
    "begins later": lambda here: put_right(here, "tom", joined_on=ON - timedelta(days=2)),
    "not here yet": lambda here: put_right(here, "dana", joined_on=ON + timedelta(days=2)),
    "left": lambda here: leaves(here, "ola", at=after(40)),
    "moved": lambda here: put_right(here, "tom", manager_id=here.person("ruth").id),
}
"""What may happen between two looks."""


def test_whatever_came_since_is_told_as_if_nothing_had_been_known(firm: Cast) -> None:
    here, seen = firm.organisation, set()
    held(firm)
    for step in ("", *STEPS):
        if step:
            STEPS[step](firm)
        told, shown = collect_facts(here, ON), looks(here)
        assert told == all_in(Book(organisation(here)), ON), step
        MEMORY.clear()
        assert shown == looks(here), step
        assert (told, repr(shown)) not in seen, step
        seen.add((told, repr(shown)))
        collect_facts(here, ON)


def looks(here: UUID) -> tuple[Briefs, Outline, list[Untold]]:
    return briefs(here, ON), outline(here, ON, roles(here)), untold(here, ON)


def test_what_is_committed_while_somebody_looks_is_told_the_next_time(
    firm: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between what a request has read already and the place in the ledger with which it is remembered."""
    here = firm.organisation
    coming: list[tuple[str, str]] = []

    @contextmanager
    def overtaken() -> Iterator[None]:
        nested = connection.in_atomic_block or (connection.vendor == "sqlite" and is_open())
        if coming and not nested:
            held(firm, *coming.pop())
        with snapshot():
            yield

    monkeypatch.setattr(remembering, "snapshot", overtaken)
    looks: tuple[Callable[[], object], ...] = (
        lambda: collect_facts(here, ON),
        lambda: outline(here, ON, roles(here)),
        lambda: untold(here, ON),
    )
    for first, key, look in zip(("tom", "mei", "dana"), ("isms_lead", "hr", "dept_contact"), looks, strict=True):
        coming[:] = [("ola", key), (first, key)]
        look()
        assert len(coming) < 2
        coming.clear()
        told = look()
        MEMORY.clear()
        assert told == look(), key


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
        (lambda here: outline(here, ON, []), DRAWN),
        (lambda here: untold(here, ON), UNTOLD),
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
