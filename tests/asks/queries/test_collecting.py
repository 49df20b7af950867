"""What readiness hears of asks and commitments, as of a day."""

from __future__ import annotations

from datetime import date

from countersign.asks.facts import Ask, Commitment
from countersign.asks.queries import collect_asks, collect_commitments
from tests.asks.worlds import (
    DUE,
    PROMISED_FOR,
    TODAY,
    WANTED,
    after,
    answered,
    committed,
    found,
    made,
    met,
    taken_back,
    withdrawn,
)
from tests.cast import Cast


def test_an_organisation_that_asked_nothing_tells_so(larkbeam: Cast) -> None:
    assert collect_asks(larkbeam.organisation, TODAY) == ()
    assert collect_commitments(larkbeam.organisation, TODAY) == ()


def test_what_was_asked_and_answered_as_of_a_day(larkbeam: Cast) -> None:
    id, vague = made(larkbeam), made(larkbeam, minutes=None, vague=True, due_on=date(2026, 1, 20))
    answered(larkbeam, id, at=after(4))
    priya = larkbeam.person("priya").ref
    open_one = Ask(id=found(larkbeam, id).ref, to=priya, on=TODAY, text=WANTED, due=DUE, specific=True)
    other = Ask(id=found(larkbeam, vague).ref, to=priya, on=TODAY, text=WANTED, due=date(2026, 1, 20), specific=False)
    assert collect_asks(larkbeam.organisation, date(2026, 1, 5)) == ()
    assert collect_asks(larkbeam.organisation, date(2026, 1, 9)) == (open_one, other)
    answered_then = collect_asks(larkbeam.organisation, date(2026, 1, 10))[0]
    assert answered_then.responded_on == date(2026, 1, 10)


def test_what_was_withdrawn_is_left_out_from_that_day_on(larkbeam: Cast) -> None:
    withdrawn(larkbeam, made(larkbeam), at=after(3))
    assert len(collect_asks(larkbeam.organisation, after(2).date())) == 1
    assert collect_asks(larkbeam.organisation, after(3).date()) == ()


def test_what_leaders_took_on_as_of_a_day(larkbeam: Cast) -> None:
    id, other = committed(larkbeam), committed(larkbeam, due_on=date(2026, 5, 1))
    met(larkbeam, id, at=after(20))
    taken_back(larkbeam, other, at=after(20))
    priya = larkbeam.person("priya").ref
    before = collect_commitments(larkbeam.organisation, after(19).date())
    assert before == (Commitment(due=PROMISED_FOR, by=priya), Commitment(due=date(2026, 5, 1), by=priya))
    now = collect_commitments(larkbeam.organisation, after(20).date())
    assert now == (Commitment(due=PROMISED_FOR, by=priya, met_on=after(20).date()),)
    assert collect_commitments(larkbeam.organisation, date(2026, 1, 5)) == ()
