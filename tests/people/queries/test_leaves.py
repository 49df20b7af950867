"""Who is on leave on a day: the database and the row of one person say the same."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from countersign.kernel.references import new_id
from countersign.ledger.writing import write
from countersign.people.entries import PersonEntered
from countersign.people.models import Person
from countersign.people.queries import away, back_before, back_since, is_away, leave_over, not_away, people
from tests.cast import Cast
from tests.ledger.doing import AT, do
from tests.people.worlds import DAY

ONE = timedelta(days=1)
DAYS = [DAY + number * ONE for number in range(-1, 12)]
PERIODS = [(None, None), (DAY + ONE, None), (DAY + ONE, DAY + 4 * ONE), (DAY + 8 * ONE, DAY + 9 * ONE)]


@pytest.mark.parametrize(
    ("row", "away", "back"),
    [
        (Person(), [], None),
        (Person(on_leave=True), range(12), None),
        (Person(on_leave=True, leave_from=DAY, leave_until=DAY + ONE), range(12), DAY + ONE),
        (Person(leave_from=DAY + 3 * ONE), range(3, 12), None),
        (Person(leave_from=DAY + 3 * ONE, leave_until=DAY + 5 * ONE), [3, 4], DAY + 5 * ONE),
        (Person(back_on=DAY + ONE, leave_from=DAY + 3 * ONE, leave_until=DAY + 50 * ONE), range(3, 12), DAY + ONE),
        (Person(back_on=DAY + 6 * ONE, leave_from=DAY, leave_until=DAY + ONE), [0], DAY + 6 * ONE),
    ],
)
def test_leave_begins_and_ends_by_itself(row: Person, away: list[int], back: date | None) -> None:
    assert [number for number in range(12) if is_away(row, DAY + number * ONE)] == list(away)
    assert back_since(row, DAY + 11 * ONE) == back


def test_the_database_says_what_the_row_says(larkbeam: Cast) -> None:
    for days, on_leave, back_on in product(PERIODS, (True, False), (None, DAY, DAY + 6 * ONE)):
        row = Person(
            id=new_id(AT),
            organisation_id=larkbeam.organisation,
            name="Somebody",
            on_leave=on_leave,
            leave_from=days[0],
            leave_until=days[1],
            back_on=back_on,
        )
        do(what=lambda *_, row=row: write(row, PersonEntered()), by=larkbeam.system, at=AT)
    rows = list(people(larkbeam.organisation))
    for on in DAYS:
        found = people(larkbeam.organisation)
        assert set(found.filter(not_away(on))) == {one for one in rows if not is_away(one, on)}
        assert away(larkbeam.organisation, on) == {one.id for one in rows if is_away(one, on)}
        for day in DAYS:
            back = {one for one in rows if (back_since(one, on) or date.min) < day}
            assert set(found.filter(back_before(day, on))) == back
        over = dict(found.annotate(over=leave_over(on)).values_list("id", "over"))
        assert over == {one.id: one.leave_until if one.leave_until and one.leave_until <= on else None for one in rows}
