"""By when a policy is looked at again: never early, late, skipped or doubled, wherever an organisation lives."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from countersign.kernel.instants import day_in
from countersign.people.queries import organisation
from countersign.policies.models import Policy, Version
from countersign.policies.queries import ReviewDue, Shelf, review_due, reviews_due
from countersign.readiness.dossier.versions import current_parent, last_looked_at, look_again_by
from countersign.readiness.queries import dossier_of
from tests.acknowledgements.worlds import topic
from tests.cast import Cast
from tests.policies.reviewing import asked_for_change, confirmed, held_elsewhere
from tests.policies.worlds import after, in_force_from

ONE = timedelta(days=1)
ZONES = (
    *("Pacific/Kiritimati", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Norfolk", "Pacific/Niue"),
    *("Pacific/Marquesas", "Pacific/Easter", "Australia/Lord_Howe", "Australia/Adelaide", "Australia/Eucla"),
    *("Asia/Tokyo", "Asia/Pyongyang", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Asia/Kabul", "Asia/Gaza"),
    *("Asia/Beirut", "Asia/Amman", "Asia/Almaty", "Asia/Singapore", "Europe/London", "Europe/Dublin", "Europe/Berlin"),
    *("Europe/Moscow", "Europe/Chisinau", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca", "Africa/Juba"),
    *("America/St_Johns", "America/New_York", "America/Sao_Paulo", "America/Asuncion", "America/Havana"),
    *("America/Nuuk", "America/Los_Angeles", "America/Adak", "Antarctica/Troll"),
)


def due(looked_at: date, months: int = 12) -> ReviewDue:
    """Of a policy that was approved on a day and never reviewed."""
    return review_due(Policy(review_months=months), Version(signed_on=looked_at), ())


@pytest.mark.parametrize(
    ("looked_at", "months", "until"),
    [
        (date(2026, 1, 7), 12, date(2027, 1, 7)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_due_when_the_month_is_shorter_is_its_last_day(looked_at: date, months: int, until: date) -> None:
    found = due(looked_at, months)
    assert (found.due_on, found.is_overdue(until), found.is_overdue(until + ONE)) == (until, False, True)
    assert (found.asked_from, found.is_asked(until - 30 * ONE), found.is_asked(until - 31 * ONE)) == (
        until - 30 * ONE,
        True,
        False,
    )


def test_there_are_forty_zones() -> None:
    assert len({*ZONES}) == 40


@pytest.mark.parametrize("zone", ZONES)
def test_a_review_in_the_last_minute_of_every_year_keeps_its_day(zone: str) -> None:
    """Whoever reviews at the first or the last instant of the last day in time is in time, once for each year."""
    for edge in (time.min, time(23, 59, 59, 999000)):
        looked_at, days = date(2024, 3, 31), []
        while looked_at.year < 2035:
            until = due(looked_at).due_on
            at = edge_of(until, edge, zone)
            assert day_in(zone, at) == until
            assert not due(looked_at).is_overdue(day_in(zone, at))
            days.append(until)
            looked_at = day_in(zone, at)
        assert days == [date(year, 3, 31) for year in range(2025, 2036)]


@pytest.mark.parametrize("zone", ZONES)
def test_every_local_day_is_asked_or_not_in_one_stretch(zone: str) -> None:
    """Walked hour by hour around the edges: it begins thirty days before, and is late from the day after on."""
    for year in range(2024, 2036):
        found = due(date(year - 1, 10, 27))
        for edge, turns in ((found.asked_from, found.is_asked), (found.due_on + ONE, found.is_overdue)):
            noon = datetime.combine(edge, time(12), UTC)
            hours = [noon + timedelta(hours=hour) for hour in range(-60, 61)]
            seen = [(day_in(zone, at), turns(day_in(zone, at))) for at in hours]
            assert all(turned == (day >= edge) for day, turned in seen)
            assert [turned for _, turned in seen] == sorted(turned for _, turned in seen)


def edge_of(day: date, edge: time, zone: str) -> datetime:
    """The first or the last instant of a day there; where the clocks skip it, the nearest that exists."""
    return datetime.combine(day, edge, ZoneInfo(zone)).astimezone(UTC)


def test_due_from_the_latest_review_whatever_came_of_it(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    assert of_parent(larkbeam).due_on == date(2027, 1, 6)
    asked_for_change(larkbeam, id, at=after(30))
    assert of_parent(larkbeam).due_on == date(2027, 2, 5)
    held_elsewhere(larkbeam, policy, at=after(60), reviewed_on=date(2026, 1, 20))
    assert of_parent(larkbeam).due_on == date(2027, 2, 5)
    confirmed(larkbeam, id, at=after(60))
    assert (of_parent(larkbeam).looked_at, of_parent(larkbeam).due_on) == (date(2026, 3, 7), date(2027, 3, 7))


def test_the_page_and_the_rule_name_the_same_day(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for days in (0, 40, 400):
        confirmed(larkbeam, id, at=after(days))
        on = after(days + 1).date()
        found = current_parent(dossier_of(larkbeam.organisation, on))
        assert found is not None
        looked_at = last_looked_at(*found)
        assert looked_at is not None
        assert found[0].review_months is not None
        assert look_again_by(looked_at, found[0].review_months) == of_parent(larkbeam).due_on


def test_every_policy_in_force_is_due_and_the_first_stands_first(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    topic(larkbeam, "Remote work", at=after(3))
    confirmed(larkbeam, id, at=after(9))
    found = reviews_due(Shelf(organisation(larkbeam.organisation)), after(10).date())
    assert [one.due_on for one in found] == [date(2027, 1, 9), date(2027, 1, 15)]


def of_parent(here: Cast) -> ReviewDue:
    (found,) = reviews_due(Shelf(organisation(here.organisation)), after(0).date())
    return found
