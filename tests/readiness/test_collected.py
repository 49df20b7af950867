"""What years of records tell is remembered: the same as reading all of it anew, whatever came since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.instants import instant
from countersign.ledger.guard import guarded_models
from countersign.ledger.kinds import KINDS
from countersign.ledger.models import Leaf
from countersign.ledger.remembering import MEMORY
from countersign.people.queries import organisation
from countersign.policies.queries import parent_policy
from countersign.readiness.feeding import collected
from countersign.readiness.gathered import Gathered
from countersign.readiness.recorded import OF_A_CROWD, acts_since, beginning
from countersign.readiness.wall.acting import told_by
from tests.acknowledgements.worlds import accepted_by, next_version
from tests.actions import worlds as actions
from tests.asks import worlds as asks
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.messages import worlds as messages
from tests.people.worlds import put_right
from tests.policies.worlds import after
from tests.readiness.living import whole_story
from tests.resources import worlds as resources
from tests.risks import worlds as risks

ON = date(2026, 12, 1)
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.fixture
def firm(database_copy: dict[str, str]) -> Iterator[Cast]:
    """Real commits: inside a transaction nothing is remembered."""
    MEMORY.clear()
    with inside(database_copy):
        whole_story(cast("larkbeam-ltd"))
        yield cast("larkbeam-ltd")
    MEMORY.clear()


def told(here: Cast) -> dict[str, object]:
    return collected(Gathered(organisation(here.organisation)), ON)


STEPS: dict[str, Callable[[Cast], object]] = {
    "asks": lambda here: asks.made(here),
    "comms": lambda here: messages.recorded(here),
    "improvements": lambda here: actions.improvement(here),
    "risks": lambda here: risks.recorded(here, described=risks.another("The roof leaks")),
    "resources": lambda here: resources.raised(here),
    "evidence": lambda here: asks.answered(here, asks.made(here), at=after(1)),
    "leave": lambda here: put_right(here, "priya", on_leave=True, at=after(102)),
}
"""What may be entered between two looks."""


def test_whatever_came_since_is_told_as_if_nothing_had_been_known(firm: Cast) -> None:
    seen = [told(firm)]
    for step, enter in STEPS.items():
        enter(firm)
        now = told(firm)
        MEMORY.clear()
        assert now == told(firm), step
        seen.append(now)
    changed = {key for before, now in pairwise(seen) for key in now if now[key] != before[key]}
    assert changed >= STEPS.keys() - {"leave"}


def test_a_name_under_a_policy_leaves_it_as_it_is(firm: Cast) -> None:
    parent = parent_policy(firm.organisation)
    assert parent
    version = next_version(firm, parent.id, material=True, at=after(110))
    before = told(firm)
    accepted_by(firm, "dana", version, at=after(111))
    assert all(told(firm)[key] is value for key, value in before.items())


def test_nothing_is_read_that_comes_with_a_crowd(firm: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        told(firm)
    nouns = {model._meta.db_table: model.noun for model in guarded_models()}
    tables = {table for one in asked if "has_ask" not in one["sql"] for table in TABLE.findall(one["sql"])}
    assert len(tables & nouns.keys()) > len(STEPS)
    assert {nouns[table] for table in tables & nouns.keys()} & OF_A_CROWD == set()
    assert tables - nouns.keys() <= {"ledger_leaf", "ledger_pending", "ledger_log"}


def test_no_act_of_leadership_is_about_what_comes_with_a_crowd(firm: Cast) -> None:
    kinds = Leaf.objects.filter(organisation_id=firm.organisation).values_list("kind", "noun").distinct()
    leading = {kind: noun for kind, noun in kinds if kind in told_by()}
    assert len(leading) > len(told_by()) / 3
    assert {*leading.values()} & OF_A_CROWD == set()
    assert {kind.partition(".")[0] for kind in KINDS if kind in told_by()} & OF_A_CROWD == set()


def test_lists_that_were_read_before_are_not_remembered_with_it(firm: Cast) -> None:
    read = Gathered(organisation(firm.organisation))
    before = len(read.purse.requests)
    resources.raised(firm, at=after(100))
    now = collected(read, ON)
    assert now == told(firm)
    assert len(now["resources"]) == before + 1


def test_acts_since_a_later_day_are_read_for_themselves(firm: Cast) -> None:
    every = acts_since(firm.organisation, beginning(date(2026, 1, 1)))
    assert every
    assert acts_since(firm.organisation, max(instant(one["at"]) for one in every) + timedelta(days=1)) == []
    assert acts_since(firm.organisation, beginning(date(2026, 1, 1))) == every
