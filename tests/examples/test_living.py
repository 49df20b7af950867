"""Beginning an example, and who may live by a clock that is not ours."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.cache import cache

from countersign.entrance.clock import now
from countersign.examples import living
from countersign.examples.larkbeam.story import ACTS
from countersign.examples.rounds.live import live
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.models import Leaf
from countersign.ledger.queries import acts_done, examples, is_example, logs, simulated
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.forget_acts import KEPT, forget_acts
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.people.commands import apply_import as applying
from countersign.people.commands.apply_import import apply_import
from countersign.people.queries import import_series, people, with_open_import
from countersign.people.rounds.carry_on_import import carry_on_import
from tests.cast import Cast, cast
from tests.examples.worlds import lived
from tests.people.worlds import HEADINGS, importing, plan_now, previewed

MARCH_2 = 15
"""Acts of the first day, the set-up not among them: enough for people to be there."""


def leaves(organisation: UUID) -> int:
    return Leaf.objects.filter(organisation_id=organisation).count()


def test_begin_when_sent_twice_begins_one(db: None) -> None:
    first, second = living.begin(now()), living.begin(now() + timedelta(days=30))
    assert first == second
    assert examples() == [first]
    assert is_example(first)


def test_live_when_stopped_between_two_acts_goes_on_and_repeats_none(db: None) -> None:
    example = living.begin(now())
    assert live(now(), limit=4) == 4
    before, calendar = leaves(example), living.calendar_of(example)
    for act in ACTS[2:4]:
        living.perform(act, example, calendar)
    assert leaves(example) == before
    assert living.progress(example).done == 4
    live(now(), limit=MARCH_2 - 4)
    assert people(example).count() == 12
    assert verify(example)[1] == []


def test_live_while_somebody_else_is_at_it_does_nothing(db: None) -> None:
    example = living.begin(now())
    with living.alone(example):
        assert live(now()) == 0
    assert live(now(), limit=1) == 1


def test_only_an_example_lives_by_its_own_clock(larkbeam: Cast) -> None:
    before = leaves(larkbeam.organisation)
    with pytest.raises(Refused, match="created as an example"):
        living.go_on(larkbeam.organisation, 1)
    assert leaves(larkbeam.organisation) == before


def test_an_example_that_has_caught_up_lives_by_the_clock(db: None) -> None:
    here = lived()
    with pytest.raises(Refused, match="are over"):
        living.go_on(here.organisation, 1)


def test_the_rounds_pass_by_an_example_that_is_being_lived(db: None) -> None:
    """What they entered would be dated behind the story, and a verification would say so."""
    example = living.begin(now())
    live(now(), limit=MARCH_2)
    before = leaves(example)
    assert example not in logs()
    assert simulated() == [example]
    issue_checkpoints(now())
    assert leaves(example) == before
    assert cast("larkbeam-ltd").organisation in logs()


def test_a_long_list_of_an_example_that_is_being_lived_waits_for_its_own_clock(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken in by the round, its people would have begun behind the day at which the story is."""
    monkeypatch.setattr(applying, "MOST_ROWS", 1)
    example = living.begin(now())
    live(now(), limit=MARCH_2)
    here = Cast(example)
    first = (people(example)[0].email or "").partition("@")[0]
    by = importing(here.actor(first, Hat.HR))
    at = now()
    id = previewed(here, HEADINGS + "A A,a@x.example,,,,,,,\nB B,b@x.example,,,,,,,\n", by=by, at=at)
    apply_import(import_id=id, plan_shown=plan_now(here, id, at).digest, gone=(), left_on=at.date(), by=by, at=at)
    assert import_series(example, id)
    before = leaves(example)
    assert with_open_import() == []
    assert carry_on_import(now()) == 0
    assert leaves(example) == before


def test_the_acts_of_an_example_are_remembered_until_its_year_is_over(db: None) -> None:
    example = living.begin(now())
    live(now(), limit=3)
    forget_acts(now() + 2 * KEPT)
    assert len(acts_done(example)) == 4


@pytest.fixture(autouse=True)
def nobody_at_work(db: None) -> None:
    cache.clear()
