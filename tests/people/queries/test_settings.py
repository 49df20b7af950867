"""What holds on a day: the newest row from that day on or before."""

from __future__ import annotations

from datetime import date, timedelta

from countersign.people.queries import free_days, setting, setting_history, settings, settings_ahead
from tests.cast import Cast
from tests.people.worlds import DAY, after, set_free_days, set_number

KEY, OTHER = "POL-016.grace_days", "POL-006.grace_days"
ONE = timedelta(days=1)
MARCH = date(2026, 3, 1)


def value(here: Cast, on: date, key: str = KEY) -> object:
    row = setting(here.organisation, key, on)
    return row.value if row else None


def test_setting_holds_from_its_day_until_the_next(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    set_number(larkbeam, KEY, "45", from_on=MARCH, at=after(1))
    days = (DAY - ONE, DAY, MARCH - ONE, MARCH, MARCH + 900 * ONE)
    assert [value(larkbeam, on) for on in days] == [None, "60", "60", "45", "45"]


def test_setting_that_was_written_later_for_an_earlier_day_does_not_outlive_the_later_day(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "45", from_on=MARCH)
    set_number(larkbeam, KEY, "60", from_on=DAY + ONE, at=after(1))
    assert [value(larkbeam, on) for on in (DAY, DAY + ONE, MARCH)] == [None, "60", "45"]


def test_setting_that_was_written_twice_for_a_day_is_the_one_written_last(larkbeam: Cast) -> None:
    for number, told in enumerate(("45", "90", "60")):
        set_number(larkbeam, KEY, told, from_on=MARCH, at=after(number))
    assert value(larkbeam, MARCH) == "60"
    assert [row.value for row in setting_history(larkbeam.organisation, KEY)] == ["60", "90", "45"]


def test_settings_are_those_that_hold_on_the_day(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    set_number(larkbeam, OTHER, "90", from_on=MARCH, at=after(1))
    set_number(larkbeam, KEY, None, from_on=MARCH, at=after(2))
    held = [
        {key: row.value for key, row in settings(larkbeam.organisation, on).items()} for on in (DAY - ONE, DAY, MARCH)
    ]
    assert held == [{}, {KEY: "60"}, {KEY: None, OTHER: "90"}]
    ahead = settings_ahead(larkbeam.organisation, DAY)
    assert [(row.key, row.from_on) for row in ahead] == [(OTHER, MARCH), (KEY, MARCH)]


def test_free_days_are_those_of_the_list_that_holds(larkbeam: Cast) -> None:
    assert free_days(larkbeam.organisation, DAY) == frozenset()
    set_free_days(larkbeam, MARCH, DAY)
    assert free_days(larkbeam.organisation, DAY) == {DAY, MARCH}
    set_free_days(larkbeam, MARCH, from_on=DAY + ONE, at=after(1))
    assert free_days(larkbeam.organisation, DAY + ONE) == {MARCH}
    set_free_days(larkbeam, from_on=DAY + ONE, at=after(2))
    assert free_days(larkbeam.organisation, DAY + ONE) == frozenset()


def test_another_organisation_has_settings_of_its_own(larkbeam: Cast, stonecross: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    set_free_days(larkbeam, MARCH)
    there = stonecross.organisation
    assert (settings(there, DAY), free_days(there, DAY), setting_history(there, KEY)) == ({}, frozenset(), [])
