"""Whoever is late: their manager is told the day after, the lead a week later, and each of them a few times only."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.queries import (
    Latecomers,
    Lateness,
    everybody_owing,
    late_by_policy,
    late_for_long,
    late_reports,
)
from countersign.delivery.item import Owed
from countersign.delivery.models import NoticeItem
from countersign.delivery.owed import everything_owed, owed_to
from countersign.delivery.rounds.remind import remind
from countersign.people.enums import PersonKind
from countersign.people.queries import organisation, people
from countersign.policies.queries import published_versions
from tests.acknowledgements.worlds import (
    accepted_by,
    asked_by,
    exempted,
    in_force_from,
    joins,
    leaves,
    takes,
    topic,
)
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import AT, after, lead

LATE = 15
"""Fourteen days after the first day, somebody is late on the next."""


@pytest.fixture
def version(house: Cast) -> UUID:
    """In force since 6 January. Ola and Mei report to Ruth, Ruth to Priya; Tom is the lead."""
    for first, manager in (("ola", "ruth"), ("mei", "ruth"), ("ruth", "priya")):
        put_right(house, first, manager_id=house.person(manager).id)
    return in_force_from(house)[1]


def told(here: Cast, n: int) -> list[tuple[str, str]]:
    """(to whom, what) on a day, on each one's own page. Mails tell nothing that does not stand there."""
    firm = organisation(here.organisation)
    found = [owed for owed in everything_owed(firm, after(n)) if owed.item.startswith("late/")]
    one_by_one: list[Owed] = []
    for first in ("priya", "tom", "mei", "ruth", "ola", "dana"):
        mine = owed_to(organisation(here.organisation), here.person(first).id, after(n))
        one_by_one += [owed for owed in mine if owed.item.startswith("late/")]
    assert {key(owed) for owed in found} <= {key(owed) for owed in one_by_one}
    if n < LATE + 5 * 7:
        assert sorted(one_by_one, key=key) == sorted(found, key=key)
    names = {here.person(first).id: first for first in ("priya", "tom", "mei", "ruth", "ola", "dana")}
    return sorted((names[owed.person], str(owed.title)) for owed in one_by_one)


def late_by_manager(here: Cast, on: date) -> dict[UUID, Lateness]:
    """Gathered from what everybody owes, and counted by the database, which must agree."""
    seen = Latecomers(on)
    for due in everybody_owing(here.organisation, on):
        seen.see(due)
    managers = {one.id: late_reports(here.organisation, one.id, on) for one in people(here.organisation)}
    assert seen.reports() == {manager: late for manager, late in managers.items() if late}
    for days in (0, 7, 30):
        assert seen.for_long(days) == late_for_long(here.organisation, on, days)
    return seen.reports()


def key(owed: Owed) -> tuple[str, str]:
    return owed.item, owed.person.hex


def test_a_manager_is_told_the_day_after_and_the_lead_a_week_later(house: Cast, version: UUID) -> None:
    several = "people are late with accepting policies"
    managers = [("priya", "One person is late with accepting a policy"), ("ruth", f"Two {several}")]
    assert told(house, LATE - 1) == []
    assert told(house, LATE) == managers
    assert told(house, LATE + 6) == managers
    assert told(house, LATE + 7) == [*managers, ("tom", f"Five {several}")]


def test_whoever_accepts_or_waits_for_an_answer_is_not_late(house: Cast, version: UUID) -> None:
    accepted_by(house, "ola", version, at=after(10))
    asked_by(house, "mei", version, at=after(11))
    assert [who for who, _ in told(house, LATE)] == ["priya"]


def test_managers_who_are_away_are_not_told_and_the_lead_is(house: Cast, version: UUID) -> None:
    put_right(house, "ruth", on_leave=True)
    assert told(house, LATE) == []
    leaves(house, "priya", at=after(20))
    assert [who for who, _ in told(house, LATE + 7)] == ["tom"]


def test_somebody_who_joined_is_late_in_their_own_time(house: Cast, version: UUID) -> None:
    for first in ("ola", "mei", "ruth"):
        accepted_by(house, first, version, at=after(2))
    joins(house, "Nia Bevan", joined_on=after(30).date(), manager_id=house.person("ruth").id)
    assert told(house, 44) == [("tom", "Two people are late with accepting policies")]
    (one,) = late_by_manager(house, after(45).date()).values()
    assert (one.people, one.since) == (1, date(2026, 2, 16))


def test_each_is_told_at_once_and_after_one_two_and_three_weeks(house: Cast, version: UUID) -> None:
    ruth = house.person("ruth").id
    for n in range(LATE - 1, 55):
        remind(AT + timedelta(days=n))
    steps = NoticeItem.objects.filter(organisation_id=house.organisation, item__startswith="late/", person=ruth)
    assert sorted(steps.values_list("step", flat=True)) == ["0", "1", "2", "3"]


def test_several_policies_are_one_thing_and_people_are_counted_once(house: Cast, version: UUID) -> None:
    topic(house)
    found = late_by_manager(house, after(LATE).date()).values()
    assert sorted((one.people, one.since) for one in found) == [(1, date(2026, 1, 19)), (2, date(2026, 1, 19))]
    accepted_by(house, "ola", version, at=after(10))
    by_policy = late_by_policy(house.organisation, after(LATE).date())
    assert [(ask.title, n) for ask, n in by_policy] == [("Acceptable Use", 5), ("Information Security Policy", 4)]


def test_somebody_new_who_is_late_is_told_of_although_the_first_never_accepts(house: Cast, version: UUID) -> None:
    ruth = house.person("ruth").id
    joins(house, "Nia Bevan", joined_on=after(60).date(), manager_id=ruth)
    for n in (*range(LATE - 1, 20), *range(70, 80)):
        remind(AT + timedelta(days=n))
    items = NoticeItem.objects.filter(organisation_id=house.organisation, item__startswith="late/", person=ruth)
    weeks = sorted(set(items.values_list("item", flat=True)))
    assert [week.rpartition("/")[2] for week in weeks] == ["2026-01-19", "2026-03-16"]


def test_a_name_that_grew_too_old_is_late_in_its_own_time(house: Cast, version: UUID) -> None:
    policy = published_versions(house.organisation)[0].policy_id
    for first in ("ola", "mei", "ruth", "tom", "dana"):
        accepted_by(house, first, version, at=after(3))
    takes(house, policy, months=1, at=after(4))
    ruth = house.person("ruth").id
    one = late_by_manager(house, date(2026, 2, 25))[ruth]
    assert (one.people, one.since) == (2, date(2026, 2, 23))
    assert late_by_manager(house, date(2026, 2, 24)) == {}


def test_both_ways_agree_week_by_week_about_whoever_began_again_long_after_the_policy(
    house: Cast, version: UUID
) -> None:
    """Ola never accepts and was answered, Mei was exempt, Ruth and Tom were on leave; Nia joined, Dana moved."""
    topic(house)
    takes(house, published_versions(house.organisation)[0].policy_id, days=21)
    asked = asked_by(house, "ola", version, at=after(90))
    answer(reply_id=asked, text="Yes, phones too.", by=lead(house), at=after(100))
    exempted(house, "mei", days=30, at=after(80))
    put_right(house, "ruth", on_leave=True, at=after(60))
    put_right(house, "ruth", on_leave=False, at=after(120))
    put_right(house, "tom", leave_from=after(150).date(), leave_until=after(200).date(), at=after(50))
    joins(house, "Nia Bevan", joined_on=after(130).date(), manager_id=house.person("ruth").id)
    put_right(house, "dana", kind=PersonKind.EMPLOYEE, at=after(140))
    newest = set()
    for n in range(LATE, 260, 7):
        found = late_by_manager(house, after(n).date())
        newest |= {late.since for late in found.values()}
    assert len(newest) >= 5
