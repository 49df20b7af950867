"""Numbers that were counted before: the same as counting everybody, whatever came since, and none of them too old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.acknowledgements.queries import Lateness, collect_facts, late_for_long
from countersign.acknowledgements.queries.collecting import Roll
from countersign.acknowledgements.queries.lateness import Weeks
from countersign.acknowledgements.queries.remembered import DECIDE, EVERYBODY, Count, Some, carried
from countersign.ledger.guard import Guarded
from countersign.ledger.queries import Mark, mark
from countersign.ledger.remembering import MEMORY, Known, since
from countersign.people.queries import organisation, people
from countersign.policies.queries import Shelf, current
from tests.acknowledgements.commands.test_record_sheet import recorded
from tests.acknowledgements.crowds import answering
from tests.acknowledgements.queries.test_audiences import is_for
from tests.acknowledgements.worlds import (
    accepted_by,
    asked_by,
    exempted,
    in_force_from,
    joins,
    leaves,
    next_version,
    takes,
    topic,
)
from tests.audits.worlds import planned
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.people.worlds import put_right
from tests.policies.worlds import after
from tests.roles import worlds as roles

WEEK = timedelta(days=7)


def weeks(here: Cast, on: date, back: timedelta = WEEK) -> Weeks:
    return Weeks(Shelf(organisation(here.organisation)), on, back)


def roll(here: Cast, on: date) -> Roll:
    shelf = Shelf(organisation(here.organisation))
    versions = shelf.parent_standings(on)
    applies = current(versions)
    assert applies
    return Roll(shelf.firm, on, applies, versions)


def both(here: Cast, on: date) -> list[Count]:
    return [roll(here, on).counted, weeks(here, on).counted]


def came(here: Cast, then: Mark) -> set[tuple[str, UUID]]:
    """What came since and decides."""
    found = since(here.organisation, Known(then, None), DECIDE)
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(4))
def test_names_that_came_since_are_counted_on(larkbeam: Cast, seed: int) -> None:
    """Whoever sets a name again, from outside, too early, too late or beside the point, changes what it should."""
    chance = Random(seed)  # noqa: S311 - no secret
    policy, id = in_force_from(larkbeam)
    other = topic(larkbeam, "Remote work", at=after(3))
    takes(larkbeam, policy, months=1)
    firsts = [f"p.{number}" for number in range(12)]
    for first in firsts:
        joins(larkbeam, first.replace(".", " ").title(), joined_on=after(chance.randint(0, 20)).date())
    moved = 0
    for day in (30, 62):
        on = after(day).date()
        then, known = mark(larkbeam.organisation), [count(EVERYBODY) for count in both(larkbeam, on)]
        for first in chance.sample([*firsts, "ola", "dana", "tom"], 6):
            under = chance.choice([id, id, other])
            if chance.random() < 0.3:
                recorded(larkbeam, under, first, accepted_on=after(day - 9).date(), at=after(day))
            else:
                accepted_by(larkbeam, first, under, at=after(day))
        for count, before in zip(both(larkbeam, on), known, strict=True):
            now = carried(larkbeam.organisation, count, before, came(larkbeam, then))
            assert now == count(EVERYBODY)
            moved += now != before
    assert moved


def test_parts_add_up_to_everybody(larkbeam: Cast) -> None:
    answering(larkbeam, material=False)
    everybody = [one.id for one in people(larkbeam.organisation)]
    some, others = Some(frozenset(everybody[::2])), Some(frozenset(everybody[1::2]))
    for on in (after(20).date(), after(80).date()):
        for count in both(larkbeam, on):
            added = Counter(count(some))
            added.update(count(others))
            assert +added == +count(EVERYBODY)


def test_everything_else_that_decides_lets_all_be_counted_anew(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    for happens in (
        lambda: joins(larkbeam, "Nia Bevan"),
        lambda: put_right(larkbeam, "mei", on_leave=True),
        lambda: exempted(larkbeam, "ola"),
        lambda: asked_by(larkbeam, "ruth", id, at=after(3)),
        lambda: takes(larkbeam, policy, months=6),
        lambda: next_version(larkbeam, policy, material=True, at=after(20)),
        lambda: leaves(larkbeam, "nia.bevan", at=after(21)),
    ):
        then = mark(larkbeam.organisation)
        happens()
        assert carried(larkbeam.organisation, lambda _: Counter(), Counter(), came(larkbeam, then)) is None


def test_what_decides_nothing_is_passed_over(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    then = mark(larkbeam.organisation)
    planned(larkbeam)
    assert came(larkbeam, then) == set()


def test_every_table_that_is_counted_from_decides(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    takes(larkbeam, policy, months=1)
    roles.begun(larkbeam)
    roles.held(larkbeam)
    is_for(larkbeam, topic(larkbeam), "role:isms_lead")
    counts = both(larkbeam, after(80).date())
    with CaptureQueriesContext(connection) as queries:
        for count in counts:
            count(EVERYBODY)
    read = {
        model.noun
        for model in apps.get_models()
        if issubclass(model, Guarded) and any(f'"{model._meta.db_table}"' in one["sql"] for one in queries)
    }
    assert read <= DECIDE
    assert {"person", "leader", "policy", "version", "acceptance", "reply", "exemption", "undertaking", "role"} <= read


@pytest.fixture
def larkbeam_copy(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def told(here: Cast) -> tuple[AcceptanceCounts, Lateness, int]:
    """What two pages say on a day, and how often the database is asked for it."""
    on, shelf = after(40).date(), Shelf(organisation(here.organisation))
    assert shelf.parent_standings(on)
    with CaptureQueriesContext(connection) as queries:
        facts, late = collect_facts(here.organisation, on, shelf), late_for_long(here.organisation, on, 7, shelf)
    assert late
    return facts, late, len(queries)


def test_asked_again_little_is_read(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy
    _, id = in_force_from(here)
    first, again = told(here), told(here)
    assert again[:2] == first[:2]
    assert again[2] == 3 < first[2]  # twice what came since, and the leaders who have not accepted
    accepted_by(here, "ola", id, at=after(30))
    facts, late, _ = told(here)
    assert (facts.acked, late.people) == (first[0].acked + 1, first[1].people - 1)
    leaves(here, "mei", at=after(31))
    facts, late, _ = told(here)
    assert (facts.due, late.people) == (first[0].due - 1, first[1].people - 2)
    assert told(here)[2] == 3


def test_another_day_is_another_number(larkbeam_copy: Cast) -> None:
    in_force_from(larkbeam_copy)
    told(larkbeam_copy)
    assert collect_facts(larkbeam_copy.organisation, after(10).date()).due == 0


def test_a_page_that_was_begun_before_a_publication_leaves_nothing_behind(larkbeam_copy: Cast) -> None:
    here, on = larkbeam_copy, after(40).date()
    policy, id = in_force_from(here)
    accepted_by(here, "ola", id, at=after(2))
    before = Shelf(organisation(here.organisation))
    assert before.parent_standings(on)
    assert before.published
    later = next_version(here, policy, material=True, at=after(10))
    collect_facts(here.organisation, on, before)
    late_for_long(here.organisation, on, 7, before)
    assert told(here)[0].acked == 1
    accepted_by(here, "ola", later, at=after(30))
    facts, late, _ = told(here)
    MEMORY.clear()
    assert (facts, late) == told(here)[:2]
    assert facts.acked == 2
