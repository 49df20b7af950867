"""What people tells of a day: each fact on its day and not the day before, whenever it was recorded."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref, ref
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.commands.set_departments import set_departments
from countersign.people.enums import Basis, PersonKind
from countersign.people.facts import Department, Leader, Leave, Person
from countersign.people.models import Person as PersonRow
from countersign.people.queries import Collected, collect_facts, organisation, people, register, unconfirmed
from countersign.people.queries.collecting import LEVELS
from countersign.readiness.dossier.asking import days_away
from tests.acknowledgements.worlds import joins
from tests.cast import Cast, id_of
from tests.ledger.doing import enter_crowd
from tests.people.worlds import DAY, after, importing, lead, put_right, top

ONE = timedelta(days=1)


def facts(here: Cast, on: date, *named: str, led: tuple[str, ...] = ()) -> Collected:
    return collect_facts(
        here.organisation, on, named=[here.person(one).ref for one in named], led=[here.person(one).ref for one in led]
    )


def names(found: Collected) -> set[str | None]:
    return {person.name for person in found.people}


def test_the_organisation_as_it_was_set_up(larkbeam: Cast) -> None:
    """Dana is a contractor: she is no head of it."""
    told = facts(larkbeam, DAY).org
    assert (told.name, told.scope, told.isms_started) == ("Larkbeam Ltd", "whole", date(2026, 1, 5))
    assert (told.headcount, told.has_contractors, told.context_terms, told.purpose) == (5, True, (), None)


def test_who_joins_and_leaves_counts_from_that_day(larkbeam: Cast) -> None:
    joins(larkbeam, "Nia Bevan", joined_on=DAY + 10 * ONE)
    leave(person_id=larkbeam.person("ola").id, left_on=DAY + 20 * ONE, by=lead(larkbeam), at=after(1))
    heads = [facts(larkbeam, DAY + n * ONE).org.headcount for n in (9, 10, 19, 20)]
    assert heads == [5, 6, 6, 5]


def test_what_is_recorded_later_counts_on_the_day_it_is_said_of(larkbeam: Cast) -> None:
    """Entered in January, here since last March."""
    joins(larkbeam, "Nia Bevan", joined_on=date(2025, 3, 1))
    told = [facts(larkbeam, on).org.headcount for on in (date(2025, 2, 28), date(2025, 3, 1))]
    assert told[1] == told[0] + 1


def test_departments_hold_whoever_is_here_and_on_the_staff(larkbeam: Cast) -> None:
    for first, department in (("mei", "Engineering"), ("ola", "Engineering"), ("ruth", "HR"), ("dana", "Design")):
        put_right(larkbeam, first, department=department)
    assert facts(larkbeam, DAY).org.departments == (Department(name="Engineering", n=2), Department(name="HR", n=1))
    shown = organisation(larkbeam.organisation).revision
    set_departments(departments=["Sales", "Engineering"], revision_shown=shown, by=lead(larkbeam), at=after(1))
    assert facts(larkbeam, DAY).org.departments == (Department(name="Engineering", n=2), Department(name="Sales", n=0))


def test_the_register_tells_who_leads_and_led(larkbeam: Cast) -> None:
    priya, until = larkbeam.person("priya").ref, DAY + 30 * ONE
    entry = collect_facts(larkbeam.organisation, DAY).top_management
    since = date(2019, 4, 1)
    assert entry == (Leader(person=priya, basis="owner", since=since),)
    assert facts(larkbeam, since - ONE).top_management == ()
    assert names(facts(larkbeam, DAY)) == {"Priya Raman"}
    second = successor(larkbeam, DAY + 10 * ONE)
    end_leader(leader_id=leader_id(larkbeam, priya), leads_until=until, by=second, at=after(2))
    later = facts(larkbeam, until + 300 * ONE)
    assert [(one.person, one.since, one.until) for one in later.top_management] == [
        (priya, since, until),
        (larkbeam.person("tom").ref, DAY + 10 * ONE, None),
    ]
    assert len(facts(larkbeam, DAY + 9 * ONE).top_management) == 1


def test_an_entry_counts_once_it_is_countersigned_and_then_from_its_first_day(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom").id
    enter_leader(person_id=tom, basis=Basis.EXECUTIVE, leads_from=DAY, by=top(larkbeam), at=after(1))
    assert len(facts(larkbeam, DAY).top_management) == 1
    waiting = unconfirmed(larkbeam.organisation, tom)
    assert waiting
    confirm_leader(leader_id=waiting.id, by=larkbeam.actor("tom"), at=after(24 * 40))
    assert [len(facts(larkbeam, on).top_management) for on in (DAY - ONE, DAY)] == [1, 2]


def test_only_the_named_are_told_of(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", executive=True, on_leave=True, department="Engineering")
    told = facts(larkbeam, DAY, "mei")
    assert names(told) == {"Mei Sato", "Priya Raman"}
    assert (
        Person(
            id=larkbeam.person("mei").ref,
            name="Mei Sato",
            title="Engineering Lead",
            dept="Engineering",
            kind="employee",
            exec=True,
            joined=date(2020, 2, 1),
            on_leave=True,
        )
        in told.people
    )


def test_leave_with_days_is_told_with_them(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", leave_from=DAY, leave_until=DAY + 3 * ONE)
    told = [facts(larkbeam, DAY + n * ONE, "mei").people for n in (-1, 0, 2, 3)]
    mei = [next(one for one in people if one.name == "Mei Sato") for people in told]
    assert [one.on_leave for one in mei] == [False, True, True, False]
    period = (Leave(since=DAY, until=DAY + 3 * ONE),)
    assert [one.leave for one in mei] == [(), period, period, period]


def test_the_leave_before_is_told_beside_the_next(larkbeam: Cast) -> None:
    """What is recorded for next summer makes nobody late who was away in spring (ENG-001)."""
    put_right(larkbeam, "mei", leave_from=DAY + ONE, leave_until=DAY + 21 * ONE)
    put_right(larkbeam, "mei", leave_from=DAY + 200 * ONE, leave_until=DAY + 214 * ONE, at=after(24 * 23))
    last = Leave(since=DAY + ONE, until=DAY + 21 * ONE)
    next_one = Leave(since=DAY + 200 * ONE, until=DAY + 214 * ONE)
    found = {n: facts(larkbeam, DAY + n * ONE, "mei").people for n in (0, 23, 199, 200)}
    told = {n: next(one for one in people if one.name == "Mei Sato") for n, people in found.items()}
    assert {n: one.leave for n, one in told.items()} == {0: (), 23: (last,), 199: (last,), 200: (last, next_one)}
    assert days_away(told[23], DAY, DAY + 23 * ONE) == 20


def test_whoever_leaves_later_is_here_on_the_day(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("ola").id, left_on=DAY, by=lead(larkbeam), at=after(1))
    days = [next(one.left for one in facts(larkbeam, on, "ola").people if one.name == "Ola Nowak") for on in near(DAY)]
    assert days == [None, DAY]


def test_of_whoever_was_erased_little_is_told_and_they_still_counted(larkbeam: Cast) -> None:
    ola, on = larkbeam.person("ola").id, DAY + ONE
    leave(person_id=ola, left_on=on, by=lead(larkbeam), at=after(24))
    heads = facts(larkbeam, DAY).org.headcount
    erase(person_id=ola, by=lead(larkbeam), at=after(48))
    told = collect_facts(larkbeam.organisation, on, named=[ref("person", ola)])
    (erased,) = [one for one in told.people if one.id == ref("person", ola)]
    assert (erased.name, erased.title, erased.left, erased.called) == (None, None, on, ref("person", ola))
    assert [facts(larkbeam, day).org.headcount for day in (DAY, on)] == [heads, heads - 1]


def test_managers_are_told_of_all_the_way_up(larkbeam: Cast) -> None:
    for first, manager in (("ola", "mei"), ("mei", "tom"), ("tom", "priya")):
        put_right(larkbeam, first, manager_id=larkbeam.person(manager).id, by=importing(lead(larkbeam)))
    told = facts(larkbeam, DAY, led=("ola",))
    assert names(told) == {"Ola Nowak", "Mei Sato", "Tom Okafor", "Priya Raman"}
    above = {one.id: one.reports_to for one in told.people}
    chain: list[Ref | None] = [larkbeam.person("ola").ref]
    while chain[-1]:
        chain.append(above[chain[-1]])
    assert chain == [*(larkbeam.person(one).ref for one in ("ola", "mei", "tom", "priya")), None]
    assert names(facts(larkbeam, DAY, "ola")) == {"Ola Nowak", "Priya Raman"}


def test_a_circle_of_managers_and_a_long_chain_come_to_an_end(larkbeam: Cast) -> None:
    for first, manager in (("ola", "mei"), ("mei", "ola")):
        put_right(larkbeam, first, manager_id=larkbeam.person(manager).id, by=importing(lead(larkbeam)))
    assert names(facts(larkbeam, DAY, led=("ola",))) == {"Ola Nowak", "Mei Sato", "Priya Raman"}
    lowest = larkbeam.person("priya").id
    for number in range(LEVELS + 3):
        lowest = joins(larkbeam, f"Level {number}", manager_id=lowest)
    assert len(collect_facts(larkbeam.organisation, DAY, led=[ref("person", lowest)]).people) == 2 + LEVELS


def test_somebody_elses_people_are_nobody(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.person("otto").ref
    assert names(collect_facts(larkbeam.organisation, DAY, named=[otto], led=[otto])) == {"Priya Raman"}


def test_numbers_are_what_counting_by_hand_gives(larkbeam: Cast) -> None:
    kinds = list(PersonKind)
    for number in range(24):
        joined = DAY + (number % 7 - 3) * ONE if number % 5 else None
        kind, department = kinds[number % len(kinds)], ("", "Sales", "IT")[number % 3]
        id = joins(larkbeam, f"New {number}", kind=kind, department=department, joined_on=joined)
        if number % 4 == 0:
            leave(person_id=id, left_on=DAY + (number % 6 + 3) * ONE, by=lead(larkbeam), at=after(1))
    for on in (DAY + n * ONE for n in range(-5, 12)):
        told = facts(larkbeam, on).org
        assert (told.headcount, told.departments) == by_hand(larkbeam, on)


def by_hand(here: Cast, on: date) -> tuple[int, tuple[Department, ...]]:
    found: dict[str, int] = {}
    for one in everybody(here):
        joined, left = one.joined_on is None or one.joined_on <= on, one.left_on is not None and one.left_on <= on
        if joined and not left and one.kind in ("EMPLOYEE", "DIRECTOR"):
            found[one.department] = found.get(one.department, 0) + 1
    return sum(found.values()), tuple(Department(name=name, n=n) for name, n in sorted(found.items()) if name)


@pytest.mark.parametrize("many", [0, 300])
def test_it_takes_as_many_queries_for_many_as_for_few(larkbeam: Cast, many: int) -> None:
    crowd = enter_crowd(larkbeam, many) if many else []
    tom = larkbeam.person("tom").ref
    with CaptureQueriesContext(connection) as queries:
        told = collect_facts(larkbeam.organisation, DAY, named=[one.ref for one in crowd], led=[tom])
    assert len(told.people) == 2 + many
    assert len(queries) == 5


def near(day: date) -> tuple[date, date]:
    return day - ONE, day


def everybody(here: Cast) -> list[PersonRow]:
    return list(people(here.organisation))


def leader_id(here: Cast, person: Ref) -> UUID:
    return next(one.id for one in register(here.organisation) if one.person.ref == person)


def successor(here: Cast, on: date) -> Actor:
    """Tom leads too, from a day on."""
    entry = enter_leader(
        person_id=here.person("tom").id, basis=Basis.EXECUTIVE, leads_from=on, by=top(here), at=after(1)
    )
    confirm_leader(leader_id=id_of(entry), by=here.actor("tom"), at=after(2))
    return here.actor("tom", Hat.TOP_MANAGEMENT)
