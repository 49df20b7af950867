from __future__ import annotations

from datetime import date

import pytest

from countersign.processes.queries import collect_facts, standings
from countersign.processes.queries.rows import months_after
from tests.cast import Cast
from tests.processes.worlds import TODAY, after, changed, checked, described, ended


def test_standings_stand_what_wants_an_example_first(larkbeam: Cast) -> None:
    late = described(larkbeam, name="Late")
    fresh, none = described(larkbeam, name="Fresh"), described(larkbeam, name="None")
    gone = described(larkbeam, name="Gone")
    checked(larkbeam, late, date(2025, 3, 31))
    checked(larkbeam, fresh)
    checked(larkbeam, gone, date(2024, 3, 31))
    ended(larkbeam, gone)
    found = standings(larkbeam.organisation, TODAY)
    assert [one.process.id for one in found] == [none, late, fresh, gone]
    assert [one.due_on for one in found] == [None, date(2025, 9, 30), date(2026, 7, 6), None]
    assert [one.is_due for one in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_fall_back_to_the_last_day_of_a_shorter_one(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_collect_facts_tells_each_dated_example_that_worked(larkbeam: Cast) -> None:
    id = described(larkbeam)
    checked(larkbeam, id, date(2025, 11, 3))
    checked(larkbeam, id, date(2025, 12, 3), worked=False)
    checked(larkbeam, id, TODAY, at=after(1))
    changed(larkbeam, id, owner="mei")
    told = collect_facts(larkbeam.organisation, TODAY)
    assert [(one.process, one.on) for one in told] == [
        ("Somebody leaves", date(2025, 11, 3)),
        ("Somebody leaves", TODAY),
    ]
    assert {one.owner for one in told} == {larkbeam.person("mei").ref}
    assert len(collect_facts(larkbeam.organisation, date(2025, 12, 31))) == 1
