"""Verification looks at every kind of thing that is there, and finds out which those are by one statement."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Leaf
from countersign.ledger.reconciling.filled import filled
from countersign.people.models import Leader
from tests.cast import Cast
from tests.ledger.past_the_gate import as_administrator, every, found, wipe
from tests.people.worlds import whole_story


def test_filled_names_what_has_rows_in_one_statement(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    with CaptureQueriesContext(connection) as asked:
        there = filled(larkbeam.organisation)
    assert len(asked) == 1
    mine = {model: every(model, **{model.scope: larkbeam.organisation}) for model in guarded_models()}
    assert there == [model for model, rows in mine.items() if rows.exists()]
    assert 5 < len(there) < len(guarded_models())


def test_filled_is_about_one_organisation(larkbeam: Cast, stonecross: Cast) -> None:
    whole_story(larkbeam)
    assert filled(uuid4()) == []
    assert set(filled(stonecross.organisation)) < set(filled(larkbeam.organisation))


def test_filled_when_the_last_row_of_a_table_is_gone(larkbeam: Cast) -> None:
    [leader] = every(Leader, organisation_id=larkbeam.organisation)
    with as_administrator():
        wipe(Leader, organisation_id=larkbeam.organisation)
    assert Leader in filled(larkbeam.organisation)
    assert ("ROW-MISSING", leader.ref) in found(larkbeam.organisation)


def test_filled_when_no_leaf_speaks_of_a_table(larkbeam: Cast) -> None:
    [leader] = every(Leader, organisation_id=larkbeam.organisation)
    with as_administrator():
        wipe(Leaf, organisation_id=larkbeam.organisation, noun=Leader.noun)
    assert Leader in filled(larkbeam.organisation)
    assert ("ROW-UNRECORDED", leader.ref) in found(larkbeam.organisation)
