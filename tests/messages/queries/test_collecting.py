"""What readiness hears of messages, as of a day."""

from __future__ import annotations

from datetime import date

from countersign.messages.facts import Message
from countersign.messages.queries import collect_facts
from tests.cast import Cast
from tests.messages.worlds import TODAY, after, recorded, sent, withdrawn


def test_an_organisation_that_told_nothing_says_so(larkbeam: Cast) -> None:
    assert collect_facts(larkbeam.organisation, TODAY) == ()


def test_what_was_told_counts_from_its_day_whenever_it_was_recorded(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").ref
    id = recorded(larkbeam, at=after(9))
    sent(larkbeam, at=after(3))
    elsewhere = Message(on=date(2026, 1, 5), by=priya, audience=("staff",), evidence=False)
    here = Message(on=after(3).date(), by=priya, audience=("all",), evidence=True)
    assert collect_facts(larkbeam.organisation, date(2026, 1, 4)) == ()
    assert collect_facts(larkbeam.organisation, after(2).date()) == (elsewhere,)
    assert collect_facts(larkbeam.organisation, after(9).date()) == (elsewhere, here)
    withdrawn(larkbeam, id, at=after(10))
    assert collect_facts(larkbeam.organisation, after(10).date()) == (here,)
