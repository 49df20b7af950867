"""Whoever comes under a policy by a role has their days from then on, however it is asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from countersign.acknowledgements.queries import Due, everybody_owing, here_since, late_for_long, owed_to, owing, stats
from countersign.acknowledgements.queries.asking import asked_version
from countersign.acknowledgements.queries.lateness import Latecomers, late_by_policy
from countersign.people.queries import organisation, people
from countersign.policies.audience import Written
from countersign.roles.commands.decline import decline
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from countersign.roles.queries import holding
from tests.acknowledgements.queries.test_audiences import is_for
from tests.acknowledgements.worlds import joins, topic
from tests.cast import Cast
from tests.policies.worlds import after
from tests.roles import worlds as roles

ASKED = after(0).date()
"""Since then the policy is in force."""

ONE = timedelta(days=1)


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    roles.begun(larkbeam)
    return topic(larkbeam)


def takes(here: Cast, first: str, *, at: datetime, role: str = "hr", **more: object) -> UUID:
    held_from = more.pop("held_from", at.date())
    return roles.held(here, first, role, terms=Terms(), held_from=held_from, at=at, **more)


def ends(here: Cast, id: UUID, *, at: datetime) -> None:
    end(appointment_id=id, held_until=at.date(), by=roles.leader(here), at=at)


def dues(here: Cast, version: UUID, on: date) -> dict[UUID, Due]:
    """What everybody owes, told in each of the ways in which it is asked, which must agree."""
    found = {due.person: due for due in everybody_owing(here.organisation, on)}
    for person in people(here.organisation):
        assert owed_to(here.organisation, person.id, on) == ([found[person.id]] if person.id in found else [])
    ask = asked_version(here.organisation, version, on)
    rows = list(owing(here.organisation, version, on))
    assert {row["id"]: here_since(ask, row) for row in rows} == {id: due.since for id, due in found.items()}
    late = {id for id, due in found.items() if due.until < on}
    assert {row["id"] for row in rows if row["long"]} == late
    assert stats(here.organisation, version, on).everybody.late == len(late)
    assert sum(n for _, n in late_by_policy(here.organisation, on)) == len(late)
    assert told_of_late(here, found, on) == late_for_long(here.organisation, on, 0)
    return found


def told_of_late(here: Cast, found: dict[UUID, Due], on: date) -> object:
    seen = Latecomers(on)
    for due in found.values():
        seen.see(due)
    return seen.for_long(0)


def since(here: Cast, version: UUID, first: str, on: date) -> date | None:
    due = dues(here, version, on).get(here.person(first).id)
    return due.since if due else None


def test_the_days_of_whoever_takes_the_role_begin_then(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "role:hr")
    takes(larkbeam, "tom", at=after(60))
    begun = after(60).date()
    assert since(larkbeam, version, "tom", begun - ONE) is None
    assert since(larkbeam, version, "tom", begun + ONE) == begun
    assert [stats(larkbeam.organisation, version, begun + n * ONE).everybody.late for n in (14, 15)] == [0, 1]


def test_a_role_is_held_from_its_approval_at_the_earliest(larkbeam: Cast, version: UUID) -> None:
    """Half past midnight in London in June is still the day before in UTC."""
    is_for(larkbeam, version, "role:hr")
    approved = after(150).replace(month=6, day=5, hour=23, minute=30)
    takes(larkbeam, "tom", at=approved, held_from=date(2026, 2, 1))
    assert organisation(larkbeam.organisation).time_zone == "Europe/London"
    assert since(larkbeam, version, "tom", date(2026, 6, 7)) == date(2026, 6, 6)


def test_the_days_of_whoever_is_left_out_no_more_begin_then(larkbeam: Cast, version: UUID) -> None:
    held = takes(larkbeam, "tom", at=after(1))
    is_for(larkbeam, version, "not:role:hr")
    assert since(larkbeam, version, "tom", after(59).date()) is None
    ends(larkbeam, held, at=after(60))
    assert since(larkbeam, version, "tom", after(61).date()) == after(60).date()
    assert since(larkbeam, version, "ola", after(61).date()) == ASKED


def test_whoever_declines_what_leaves_them_out_has_their_days_from_then_on(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "not:role:hr")
    id = roles.proposed(larkbeam, "tom", "hr", terms=Terms(), at=after(50))
    roles.approved(larkbeam, id, at=after(50))
    assert since(larkbeam, version, "tom", after(55).date()) is None
    decline(appointment_id=id, because="No time.", by=roles.holder(larkbeam, id), at=after(60))
    assert since(larkbeam, version, "tom", after(61).date()) == after(60).date()


def test_what_ended_before_it_was_held_gives_nobody_days(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "not:role:hr")
    ends(larkbeam, takes(larkbeam, "tom", at=after(60)), at=after(60))
    assert since(larkbeam, version, "tom", after(61).date()) == ASKED


def test_new_terms_give_no_new_days(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "role:hr")
    held = takes(larkbeam, "tom", at=after(30))
    takes(larkbeam, "tom", at=after(60), succeeds_id=held)
    assert since(larkbeam, version, "tom", after(61).date()) == after(30).date()


def test_a_role_that_a_policy_does_not_name_gives_no_days(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, larkbeam.person("tom").ref, "role:isms_lead")
    takes(larkbeam, "tom", at=after(60))
    assert since(larkbeam, version, "tom", after(61).date()) == ASKED


def test_of_several_things_at_once_the_role_counts_too(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, ["role:hr", "kind:EMPLOYEE"])
    takes(larkbeam, "tom", at=after(60))
    assert since(larkbeam, version, "tom", after(61).date()) == after(60).date()


@pytest.mark.parametrize("words", ["role:hr", "not:role:hr"])
@pytest.mark.parametrize("seed", range(3))
def test_days_begin_with_the_day_from_which_they_have_been_asked(
    larkbeam: Cast, version: UUID, words: Written, seed: int
) -> None:
    """Whatever happened to the role before: walked back day by day, as long as they were among them."""
    is_for(larkbeam, version, words)
    chance = Random(seed)  # noqa: S311 - no secret
    firsts = [f"p.{number}" for number in range(6)]
    for number, first in enumerate(firsts):
        joins(larkbeam, f"P {number}", joined_on=ASKED - ONE)
        lives(larkbeam, first, chance)
    moved = 0
    for on in (after(number).date() for number in (3, 30, 55, 80, 110)):
        found = dues(larkbeam, version, on)
        for first in firsts:
            person = larkbeam.person(first).id
            expected = walked(larkbeam, person, on, holds=words == "role:hr")
            assert (found[person].since if person in found else None) == expected, (first, on)
            moved += expected is not None and expected > ASKED
    assert moved > 3, "somebody came under it later"


def lives(here: Cast, first: str, chance: Random) -> None:
    """Somebody takes the role, has other terms, gives it up or declines it, and takes it again."""
    day, held = chance.randint(1, 12), None
    while day < 100:
        if held is None:
            held = roles.proposed(here, first, "hr", terms=Terms(), held_from=after(day).date(), at=after(day))
            roles.approved(here, held, at=after(day + chance.choice([0, 0, 4])))
            if chance.random() < 0.2:
                day += 4 + chance.randint(0, 5)
                decline(appointment_id=held, because="No time.", by=roles.holder(here, held), at=after(day))
                held = None
        elif chance.random() < 0.4:
            held = takes(here, first, at=after(day), succeeds_id=held)
        else:
            ends(here, held, at=after(day))
            held = None
        day += chance.randint(5, 30)


def walked(here: Cast, person: UUID, on: date, *, holds: bool) -> date | None:
    def among(day: date) -> bool:
        return holding(here.organisation, day).filter(person=person, role__key="hr").exists() == holds

    if not among(on):
        return None
    while on > ASKED and among(on - ONE):
        on -= ONE
    return on
