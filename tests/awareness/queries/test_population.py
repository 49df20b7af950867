"""Who could be drawn on a day."""

from __future__ import annotations

from datetime import date, timedelta

from countersign.awareness.queries import population
from countersign.awareness.queries.population import Population
from countersign.people.commands.enter import enter
from countersign.people.enums import PersonKind
from tests.acknowledgements.worlds import joins
from tests.awareness.worlds import AT, TODAY, lead
from tests.cast import Cast
from tests.people.worlds import put_right


def today(here: Cast) -> Population:
    return population(here.organisation, TODAY, "salt")


def test_everybody_who_is_here_and_no_outsider(larkbeam: Cast) -> None:
    enter(name="Ed Visitor", email="ed@x.example", kind=PersonKind.EXTERNAL, by=lead(larkbeam), at=AT)
    assert len(today(larkbeam).lots) == 6


def test_people_on_leave_are_passed_over_and_counted(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", on_leave=True)
    found = today(larkbeam)
    assert (len(found.lots), found.on_leave) == (5, 1)
    assert larkbeam.person("ola").id not in found.lots


def test_people_on_leave_that_was_known_beforehand_are_passed_over_on_its_days(larkbeam: Cast) -> None:
    one = timedelta(days=1)
    put_right(larkbeam, "ola", leave_from=TODAY - one, leave_until=TODAY + one)
    put_right(larkbeam, "mei", leave_from=TODAY + one)
    put_right(larkbeam, "tom", leave_from=TODAY - one, leave_until=TODAY)
    found = today(larkbeam)
    assert (len(found.lots), found.on_leave) == (5, 1)
    assert larkbeam.person("ola").id not in found.lots


def test_leaders_newcomers_and_people_from_outside_are_told_apart(larkbeam: Cast) -> None:
    joins(larkbeam, "Uma New", joined_on=date(2025, 12, 1), department="Sales")
    joins(larkbeam, "Ned Lead", executive=True, joined_on=date(2025, 9, 1))
    found = {larkbeam.person(first).id: first for first in ("priya", "tom", "dana", "uma.new", "ned.lead")}
    sorts = {found[id]: lot.sorts for id, lot in today(larkbeam).lots.items() if id in found}
    assert sorts == {"priya": "L", "tom": "", "dana": "C", "uma.new": "N", "ned.lead": "L"}


def test_how_many_are_enough() -> None:
    sizes = {size: Population(dict.fromkeys(range(size)), 0).needed for size in (12, 50, 180, 500, 2400)}  # type: ignore[arg-type]
    assert sizes == {12: 11, 50: 18, 180: 21, 500: 22, 2400: 22}
