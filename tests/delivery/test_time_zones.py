"""An organisation moves to another time zone while people are asked: days stay days, and nobody is told twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.queries import Due, everybody_owing, late_by_policy, owed_to, stats
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.rounds.remind import remind
from countersign.kernel.references import ref
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.enums import Scope
from countersign.people.queries import organisation, today
from tests.acknowledgements.queries.test_audiences import is_for
from tests.acknowledgements.worlds import accepted_by, asked_by, in_force_from, topic
from tests.acknowledgements.worlds import leaves as leaves_at
from tests.cast import Cast
from tests.people.worlds import put_right, top
from tests.policies.worlds import AT, after, lead

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AUCKLAND, HONOLULU = "Pacific/Auckland", "Pacific/Honolulu"
"""Thirteen hours before London in January, and ten behind it."""

ZONES = pytest.mark.parametrize("zone", [AUCKLAND, HONOLULU])


@pytest.fixture
def version(house: Cast) -> UUID:
    """In force since Tuesday 6 January 2026, to be accepted until the 20th."""
    return in_force_from(house)[1]


def moves(here: Cast, zone: str, at: datetime) -> None:
    """The organisation goes by the clocks of another place from now on."""
    now = organisation(here.organisation)
    change_organisation(
        revision_shown=now.revision,
        name=now.name,
        purpose=now.purpose,
        context_terms=now.context_terms,
        isms_scope=Scope(now.isms_scope),
        isms_scope_statement=now.isms_scope_statement,
        isms_started_on=now.isms_started_on,
        time_zone=zone,
        by=top(here),
        at=at,
    )


def of(here: Cast, first: str, at: datetime) -> Due:
    (due,) = owed_to(here.organisation, here.person(first).id, today(here.organisation, at))
    return due


def looking(since: datetime, until: datetime) -> None:
    """A worker that looks every few hours."""
    while since < until:
        remind(since)
        since += 5 * HOUR


@ZONES
def test_the_due_day_stays_the_same_day(house: Cast, version: UUID, zone: str) -> None:
    before = of(house, "ola", after(5))
    moves(house, zone, after(5))
    assert of(house, "ola", after(5)) == before
    assert (before.since, before.until) == (date(2026, 1, 6), date(2026, 1, 20))


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [(AUCKLAND, datetime(2026, 1, 20, 11, tzinfo=UTC)), (HONOLULU, datetime(2026, 1, 21, 10, tzinfo=UTC))],
)
def test_somebody_is_late_from_midnight_where_the_organisation_is_now(
    house: Cast, version: UUID, zone: str, midnight: datetime
) -> None:
    accepted_by(house, "ola", version)
    moves(house, zone, after(5))
    for at, late in ((midnight - timedelta(seconds=1), 0), (midnight, 4)):
        on = today(house.organisation, at)
        assert stats(house.organisation, version, on).everybody.late == late
        assert sum(due.until < on for due in everybody_owing(house.organisation, on)) == late
        assert sum(n for _, n in late_by_policy(house.organisation, on)) == late


@pytest.mark.slow
@ZONES
@pytest.mark.parametrize("moved_at", [AT + 7 * DAY - 8 * HOUR, AT + 7 * DAY + HOUR, AT + 14 * DAY + 14 * HOUR])
def test_everybody_is_reminded_once_a_step_and_never_twice_a_day(
    house: Cast, version: UUID, zone: str, moved_at: datetime
) -> None:
    """It moves in the night before the first reminder, an hour after it, and late on the day of the second."""
    for first in ("tom", "ruth", "dana", "mei"):
        leaves_at(house, first, at=after(0))
    looking(AT, moved_at)
    moves(house, zone, moved_at)
    looking(moved_at, AT + 23 * DAY)
    ola, item = house.person("ola").id, ref("version", version)
    mails = list(Mail.objects.filter(person=ola, kind="NOTICE").order_by("queued_at").values_list("day", flat=True))
    assert mails == [date(2026, 1, day) for day in (6, 13, 20, 27)]
    steps = NoticeItem.objects.filter(person=ola, item=item).order_by("step").values_list("step", flat=True)
    assert list(steps) == ["0", "1", "2", "3"]


@ZONES
@pytest.mark.parametrize("hour", [0, 12, 23])
def test_the_days_since_an_answer_stay_the_same(house: Cast, version: UUID, zone: str, hour: int) -> None:
    """Whoever was told until when they have time has it, also where the answer came on another day by the new clock."""
    asked = asked_by(house, "ola", version, at=after(1))
    answered_at = datetime(2026, 1, 10, hour, 30, tzinfo=UTC)
    answer(reply_id=asked, text="Yes, phones too.", by=lead(house), at=answered_at)
    before = of(house, "ola", after(8))
    assert before.until == date(2026, 1, 24)
    moves(house, zone, after(8))
    assert of(house, "ola", after(8)) == before
    for on, late in ((date(2026, 1, 24), 4), (date(2026, 1, 25), 5)):
        assert stats(house.organisation, version, on).everybody.late == late
        assert sum(due.until < on for due in everybody_owing(house.organisation, on)) == late


@ZONES
def test_leave_ends_on_its_day_where_the_organisation_is_now(house: Cast, version: UUID, zone: str) -> None:
    put_right(house, "ola", leave_from=date(2026, 1, 8), leave_until=date(2026, 1, 15), at=after(1))
    moves(house, zone, after(4))
    midnight = {AUCKLAND: datetime(2026, 1, 14, 11, tzinfo=UTC), HONOLULU: datetime(2026, 1, 15, 10, tzinfo=UTC)}[zone]
    ola = house.person("ola").id
    away = today(house.organisation, midnight - timedelta(seconds=1))
    assert owed_to(house.organisation, ola, away) == []
    assert of(house, "ola", midnight).until == date(2026, 1, 29)


def test_whoever_two_policies_are_for_gets_one_mail_that_names_both(house: Cast, version: UUID) -> None:
    """Ola is in both audiences, and in one of them twice: by her department, and by name."""
    other = topic(house)
    put_right(house, "ola", department="Sales")
    is_for(house, other, "department:Sales", house.person("ola").ref, ["department:Sales", "kind:EMPLOYEE"])
    looking(after(3), after(3) + 15 * HOUR)
    ola = house.person("ola").id
    assert Mail.objects.filter(person=ola, kind="NOTICE").count() == 1
    items = NoticeItem.objects.filter(person=ola).values_list("item", flat=True)
    assert sorted(items) == sorted([ref("version", version), ref("version", other)])
