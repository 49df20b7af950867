"""Which tables hold anything: asked in one statement, and believed for no more than what was asked."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.ledger.guard import guarded_models
from countersign.ledger.held import UNASKED, Held
from countersign.readiness.gathered import LOOKED_FOR
from tests.asks import worlds as asks
from tests.cast import Cast

NOUNS = ("ask", "message", "person")


def test_what_was_recorded_is_there_when_one_statement_asks(larkbeam: Cast) -> None:
    asks.made(larkbeam)
    held = Held(larkbeam.organisation, NOUNS)
    with CaptureQueriesContext(connection) as queries:
        assert (held.has("ask"), held.has("message"), held.has("person")) == (True, False, True)
    assert len(queries) == 1


def test_one_of_several_is_enough_when_any_would_do(larkbeam: Cast) -> None:
    held = Held(larkbeam.organisation, NOUNS)
    assert held.has("message", "person")
    assert not held.has("message", "ask")


def test_what_others_recorded_is_not_here_when_it_is_theirs(larkbeam: Cast, stonecross: Cast) -> None:
    asks.made(larkbeam)
    assert not Held(stonecross.organisation, NOUNS).has("ask")


def test_a_table_that_was_not_asked_about_may_hold_anything_when_somebody_wants_it(larkbeam: Cast) -> None:
    assert Held(larkbeam.organisation, NOUNS).has("risk")
    assert UNASKED.has("risk")


def test_nothing_counts_as_empty_when_there_is_no_log(larkbeam: Cast) -> None:
    """Whoever takes its row away has not emptied the tables."""
    held = Held(larkbeam.person("tom").id, NOUNS)
    assert all(held.has(noun) for noun in NOUNS)


def test_what_pages_look_for_is_a_noun_of_a_table() -> None:
    assert {*LOOKED_FOR} <= {model.noun for model in guarded_models()}
    assert len({*LOOKED_FOR}) == len(LOOKED_FOR)
