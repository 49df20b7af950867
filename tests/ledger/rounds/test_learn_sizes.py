"""SQLite learns how full its tables are, so that it walks along the right index; seldom, and never in vain."""

from __future__ import annotations

import pytest
from django.db import connection

from countersign.ledger.models import Leaf
from countersign.ledger.rounds import learn_sizes as module
from countersign.ledger.rounds.learn_sizes import learn_sizes
from countersign.people.queries import executives, people
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd


def test_it_looks_again_when_the_log_has_doubled(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 20)
    enter_crowd(larkbeam, 60)
    if connection.vendor != "sqlite":
        assert learn_sizes(AT) == 0
        return
    before = Leaf.objects.filter(organisation_id=larkbeam.organisation).count()
    assert [learn_sizes(AT), learn_sizes(AT)] == [1, 0]
    enter_crowd(larkbeam, before - 20, first=3000)
    assert learn_sizes(AT) == 0
    enter_crowd(larkbeam, 60, first=6000)
    assert [learn_sizes(AT), learn_sizes(AT)] == [1, 0]


def test_a_short_log_is_left_alone(larkbeam: Cast) -> None:
    assert learn_sizes(AT) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_a_few_people_are_found_by_their_ids_and_not_among_all(larkbeam: Cast) -> None:
    """Which is what it is for: not knowing better, SQLite walks through everybody of the organisation."""
    few = people(larkbeam.organisation).order_by().filter(id__in=executives(larkbeam.organisation).values("id"))
    enter_crowd(larkbeam, 1000)
    assert "people_counted" in few.explain()
    assert learn_sizes(AT) == 1
    assert "(id=?)" in few.explain()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_so_are_a_hundred_of_one_large_organisation(larkbeam: Cast) -> None:
    crowd = [one.id for one in enter_crowd(larkbeam, 1000)]
    named = people(larkbeam.organisation).order_by().filter(id__in=crowd[:100])
    assert learn_sizes(AT) == 1
    assert "(id=?)" in named.explain()
