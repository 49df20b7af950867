from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.instants import day_begins, day_in, day_over, instant, milliseconds, whole

INSTANTS = st.datetimes(timezones=st.just(UTC))


@given(INSTANTS)
def test_whole_cuts_to_the_millisecond_below(at: datetime) -> None:
    cut = whole(at)
    assert timedelta(0) <= at - cut < timedelta(milliseconds=1)
    assert instant(milliseconds(cut)) == cut


@given(st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_milliseconds_when_made_from_milliseconds_are_the_same(at: int) -> None:
    assert milliseconds(instant(at)) == at


def test_milliseconds_when_in_another_zone_is_the_same_moment() -> None:
    here = datetime(2026, 7, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert milliseconds(here) == milliseconds(datetime(2026, 7, 1, 12, 0, tzinfo=UTC))


def test_milliseconds_when_naive_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        milliseconds(datetime(2026, 7, 1))  # noqa: DTZ001


def test_milliseconds_when_finer_is_refused() -> None:
    with pytest.raises(ValueError, match="finer than a millisecond"):
        milliseconds(datetime(2026, 7, 1, microsecond=1001, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", date(2026, 7, 2)),
        ("Europe/London", date(2026, 7, 1)),
        ("Pacific/Pago_Pago", date(2026, 7, 1)),
    ],
)
def test_day_in_is_the_day_there(zone: str, day: date) -> None:
    assert day_in(zone, datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == day


def test_day_in_when_clocks_change_follows_them() -> None:
    before = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)
    assert day_in("Europe/London", before) == date(2026, 3, 29)
    assert day_in("Europe/London", before + timedelta(hours=1)) == date(2026, 3, 30)


@given(st.dates(date(1980, 1, 2), date(2100, 12, 30)), st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Auckland"]))
def test_day_begins_when_its_day_is_asked_is_the_first_of_it(on: date, zone: str) -> None:
    first = day_begins(zone, on)
    assert day_in(zone, first) == on
    assert day_in(zone, first - timedelta(milliseconds=1)) == on - timedelta(days=1)


@given(st.dates(date(1980, 1, 2), date(2100, 12, 30)), st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Auckland"]))
def test_day_over_when_a_day_is_asked_is_the_first_instant_after_it(on: date, zone: str) -> None:
    over = day_over(zone, on)
    assert day_in(zone, over) == on + timedelta(days=1)
    assert day_in(zone, over - timedelta(milliseconds=1)) == on
