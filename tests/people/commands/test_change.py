from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.change import change
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.enums import PersonKind
from countersign.people.queries import back_since, is_away, person
from tests.cast import Cast
from tests.people.worlds import AT, DAY, NOBODY, after, hr, importing, kind_of, put_right
from tests.policies.worlds import recording_fails

ONE = timedelta(days=1)


def test_change_everything(larkbeam: Cast) -> None:
    put_right(
        larkbeam,
        "ola",
        name=" Ola Nowak-Reid ",
        title="Senior developer",
        department=" Engineering ",
        kind=PersonKind.CONTRACTOR,
        manager_id=larkbeam.person("mei").id,
        joined_on=date(2022, 5, 2),
        on_leave=True,
        executive=True,
        employee_number="17",
    )
    ola = larkbeam.person("ola")
    assert (ola.name, ola.title, ola.department) == ("Ola Nowak-Reid", "Senior developer", "Engineering")
    assert (ola.kind, ola.manager_id, ola.joined_on) == ("CONTRACTOR", larkbeam.person("mei").id, date(2022, 5, 2))
    assert (ola.on_leave, ola.executive, ola.employee_number) == (True, True, "17")
    assert kind_of(larkbeam, ola) == "person.changed"
    assert verify(larkbeam.organisation)[1] == []


def test_change_when_hr(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", by=hr(larkbeam), title="Tester")
    assert larkbeam.person("ola").title == "Tester"


def test_change_nothing_records_nothing(larkbeam: Cast) -> None:
    before = larkbeam.person("ola")
    put_right(larkbeam, "ola")
    assert larkbeam.person("ola").entry == before.entry


def test_change_of_somebody_who_left_puts_mistakes_right(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("ola").id, left_on=DAY, by=hr(larkbeam), at=AT)
    put_right(larkbeam, "ola", title="Tester")
    assert larkbeam.person("ola").title == "Tester"


def test_change_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        put_right(larkbeam, "ola", by=larkbeam.actor("ola"), title="CEO")


def test_change_of_an_older_state_is_stale(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", title="Tester")
    with pytest.raises(Stale, match="Somebody changed this"):
        put_right(larkbeam, "ola", revision_shown=1, title="Developer")


def test_change_without_a_name_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Say what the person is called"):
        put_right(larkbeam, "ola", name=" ")


def test_change_to_be_ones_own_manager_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody is their own manager"):
        put_right(larkbeam, "ola", manager_id=larkbeam.person("ola").id)


def test_change_that_closes_a_circle_is_refused(larkbeam: Cast) -> None:
    mei, ola, dana = (larkbeam.person(first).id for first in ("mei", "ola", "dana"))
    put_right(larkbeam, "ola", manager_id=mei)
    put_right(larkbeam, "dana", manager_id=ola)
    with pytest.raises(Refused, match="Dana Field answers to Mei Sato, directly or by way of others"):
        put_right(larkbeam, "mei", manager_id=dana)
    assert larkbeam.person("mei").manager_id != dana


def test_change_of_somebody_in_a_circle_that_a_list_made(larkbeam: Cast) -> None:
    """Everything else about them can be put right; and the circle is opened by another manager."""
    mei, ola = (larkbeam.person(first).id for first in ("mei", "ola"))
    listed = importing(larkbeam.actor("tom", Hat.ISMS_LEAD))
    put_right(larkbeam, "ola", manager_id=mei)
    put_right(larkbeam, "mei", manager_id=ola, by=listed)
    put_right(larkbeam, "mei", title="Lead designer")
    put_right(larkbeam, "mei", manager_id=larkbeam.person("priya").id)
    assert larkbeam.person("mei").manager_id == larkbeam.person("priya").id


def test_change_to_a_taken_number_is_refused(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", employee_number="17")
    with pytest.raises(Refused, match="number 17 belongs to somebody"):
        put_right(larkbeam, "ola", employee_number="17")
    put_right(larkbeam, "mei", employee_number="17", title="CTO")


def test_change_to_joining_after_leaving_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("ola").id, left_on=DAY, by=hr(larkbeam), at=AT)
    with pytest.raises(Refused, match="Nobody leaves before they joined"):
        put_right(larkbeam, "ola", joined_on=date(2026, 2, 1))


def test_change_of_somebody_erased_is_refused(larkbeam: Cast) -> None:
    ruth, ola = hr(larkbeam), larkbeam.person("ola")
    leave(person_id=ola.id, left_on=DAY, by=ruth, at=AT)
    erase(person_id=ola.id, by=ruth, at=AT)
    now = person(larkbeam.organisation, ola.id)
    with pytest.raises(Refused, match="were erased"):
        change(
            person_id=ola.id,
            revision_shown=now.revision,
            name="Ola",
            title="",
            department="",
            kind=PersonKind.EMPLOYEE,
            manager_id=None,
            joined_on=None,
            on_leave=False,
            leave_from=None,
            leave_until=None,
            executive=False,
            by=ruth,
            at=AT,
        )


def test_change_of_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.HR)
    with pytest.raises(Unknown, match="no such person"):
        put_right(larkbeam, "ola", by=otto)
    for manager in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown, match="no such person"):
            put_right(larkbeam, "ola", manager_id=manager)


def test_change_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        put_right(larkbeam, "ola", title="Tester")
    assert larkbeam.person("ola").title == "Developer"


def test_change_to_leave_that_is_known_beforehand(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", leave_from=DAY + 10 * ONE, leave_until=DAY + 20 * ONE)
    ola = larkbeam.person("ola")
    assert (ola.leave_from, ola.leave_until, ola.on_leave, ola.back_on) == (DAY + 10 * ONE, DAY + 20 * ONE, False, None)
    assert [is_away(ola, DAY + n * ONE) for n in (9, 10, 19, 20)] == [False, True, True, False]
    assert kind_of(larkbeam, ola) == "person.changed"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"leave_until": DAY}, "Say from which day on"),
        ({"leave_from": DAY, "leave_until": DAY}, "Nobody is back before they were away"),
        ({"leave_from": DAY, "leave_until": DAY - ONE}, "Nobody is back before they were away"),
    ],
)
def test_change_to_leave_that_cannot_be_is_refused(larkbeam: Cast, days: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        put_right(larkbeam, "ola", **days)


def test_change_when_somebody_comes_back_earlier_or_later_than_was_known(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", leave_from=DAY, leave_until=DAY + 20 * ONE)
    put_right(larkbeam, "mei", leave_from=DAY, leave_until=DAY + 20 * ONE)
    put_right(larkbeam, "ola", leave_from=None, leave_until=None, at=after(24 * 5))
    put_right(larkbeam, "mei", leave_until=DAY + 30 * ONE, at=after(24 * 5))
    on = DAY + 40 * ONE
    assert [back_since(larkbeam.person(first), on) for first in ("ola", "mei")] == [DAY + 5 * ONE, DAY + 30 * ONE]


def test_change_when_the_days_of_leave_are_learnt_while_it_lasts(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", on_leave=True)
    put_right(larkbeam, "ola", on_leave=False, leave_from=DAY, leave_until=DAY + 9 * ONE, at=after(24 * 3))
    ola = larkbeam.person("ola")
    assert (ola.back_on, is_away(ola, DAY + 8 * ONE), back_since(ola, DAY + 9 * ONE)) == (None, True, DAY + 9 * ONE)


def test_change_when_the_days_of_leave_are_learnt_after_it(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", on_leave=True)
    put_right(larkbeam, "ola", on_leave=False, leave_from=DAY, leave_until=DAY + 2 * ONE, at=after(24 * 7))
    ola = larkbeam.person("ola")
    assert (ola.back_on, back_since(ola, DAY + 7 * ONE)) == (None, DAY + 2 * ONE)


@pytest.mark.parametrize(
    ("first", "back"),
    [(DAY + ONE, DAY + 5 * ONE), (DAY - 9 * ONE, DAY - ONE), (DAY - 9 * ONE, DAY + 9 * ONE), (DAY, DAY + 22 * ONE)],
    ids=["within", "before", "earlier and shorter", "longer"],
)
def test_change_of_leave_that_is_over_puts_the_day_of_coming_back_right(
    larkbeam: Cast, first: date, back: date
) -> None:
    put_right(larkbeam, "ola", leave_from=DAY, leave_until=DAY + 20 * ONE)
    put_right(larkbeam, "ola", leave_from=first, leave_until=back, at=after(24 * 25))
    ola = larkbeam.person("ola")
    assert (ola.back_on, back_since(ola, DAY + 25 * ONE)) == (None, back)


def test_change_to_leave_that_begins_on_the_day_of_coming_back_is_another(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", leave_from=DAY, leave_until=DAY + 5 * ONE)
    put_right(larkbeam, "ola", leave_from=DAY + 5 * ONE, leave_until=None, at=after(24 * 8))
    ola = larkbeam.person("ola")
    assert (ola.back_on, is_away(ola, DAY + 8 * ONE)) == (DAY + 5 * ONE, True)


def test_change_to_the_next_leave_keeps_the_day_of_coming_back_from_the_last(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", leave_from=DAY, leave_until=DAY + 5 * ONE)
    put_right(larkbeam, "ola", leave_until=DAY + 4 * ONE, at=after(24 * 6))
    assert back_since(larkbeam.person("ola"), DAY + 6 * ONE) == DAY + 4 * ONE, "the same leave, put right"
    put_right(larkbeam, "ola", leave_from=DAY + 50 * ONE, leave_until=None, at=after(24 * 8))
    ola = larkbeam.person("ola")
    assert (ola.back_on, back_since(ola, DAY + 60 * ONE)) == (DAY + 4 * ONE, DAY + 4 * ONE)
    assert ola.last_leave_from == DAY


@pytest.mark.parametrize(
    ("was", "now", "last"),
    [
        ({"leave_from": DAY}, {"leave_from": None}, DAY),
        ({"leave_from": DAY}, {"leave_from": DAY + 30 * ONE}, DAY),
        ({"leave_from": DAY, "leave_until": DAY + 20 * ONE}, {"leave_from": None, "leave_until": None}, DAY),
        ({"leave_from": DAY + 5 * ONE}, {"leave_from": None}, None),
        ({"on_leave": True}, {"on_leave": False}, None),
        ({"on_leave": True, "leave_from": DAY + 90 * ONE}, {"on_leave": False}, None),
        ({"on_leave": True, "leave_from": DAY - 9 * ONE, "leave_until": DAY - ONE}, {"on_leave": False}, None),
    ],
    ids=["ended", "put off", "ended early", "of the day itself", "without days", "before another", "after another"],
)
def test_change_when_leave_ends_keeps_its_first_day_where_it_is_known(
    larkbeam: Cast, was: dict[str, Any], now: dict[str, Any], last: date | None
) -> None:
    put_right(larkbeam, "ola", **was)
    put_right(larkbeam, "ola", **now, at=after(24 * 5))
    ola = larkbeam.person("ola")
    assert (ola.last_leave_from, ola.back_on) == (last, DAY + 5 * ONE)
    assert verify(larkbeam.organisation)[1] == []


def test_change_to_a_third_leave_keeps_the_second(larkbeam: Cast) -> None:
    for n in (0, 10, 20):
        put_right(larkbeam, "ola", leave_from=DAY + n * ONE, leave_until=DAY + (n + 5) * ONE, at=after(24 * n))
    ola = larkbeam.person("ola")
    assert (ola.last_leave_from, ola.back_on, ola.leave_from) == (DAY + 10 * ONE, DAY + 15 * ONE, DAY + 20 * ONE)
