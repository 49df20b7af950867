"""Who owes a policy that is for some: the database, the page for one, and the mail of the day say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.acknowledgements.models import Tally
from countersign.acknowledgements.queries import accepted, everybody_owing, owed_to, owing, reach, stats, tallied
from countersign.acknowledgements.queries.crowd import crowd, within
from countersign.acknowledgements.queries.owed import roles_held
from countersign.acknowledgements.rounds.tally import tally
from countersign.people.enums import PersonKind
from countersign.people.queries import people
from countersign.policies.audience import Audience, Some, Written, combined, read
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.queries import policy, policy_of
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from tests.acknowledgements.crowds import leaves_on
from tests.acknowledgements.worlds import accepted_by, joins, topic
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.people.worlds import put_right
from tests.policies.worlds import after, leader
from tests.roles import worlds as roles

SAID, ON = after(2), after(3).date()


def is_for(here: Cast, version: UUID, *words: Written, at: datetime = SAID, **how: Any) -> None:
    """Say whom the policy of a version is for, and what is asked of them."""
    id = policy_of(here.organisation, version)
    asked = {"asks_acceptance": True, "in_use": True, **how}
    change_policy(
        policy_id=id,
        revision_shown=policy(here.organisation, id).revision,
        owner_id=None,
        review_months=12,
        audience=words,
        all_staff=not words,
        by=leader(here),
        at=at,
        **asked,
    )


def owe(here: Cast, on: date = ON) -> set[str]:
    """Who owes something, asked in each of the ways in which it is asked."""
    names = {one.id: str(one) for one in people(here.organisation)}
    streamed = {names[due.person] for due in everybody_owing(here.organisation, on)}
    assert streamed == {name for id, name in names.items() if owed_to(here.organisation, id, on)}
    return streamed


def firms(here: Cast) -> None:
    """People of several sorts, in several departments."""
    joins(here, "Kit Moss", kind=PersonKind.CONTRACTOR, department="Sales")
    joins(here, "Lou Reed", kind=PersonKind.DIRECTOR)
    joins(here, "Ned Low", kind=PersonKind.EXTERNAL, department="Sales")
    put_right(here, "mei", department="Sales")


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    firms(larkbeam)
    return topic(larkbeam)


def test_owed_when_for_everybody(larkbeam: Cast, version: UUID) -> None:
    assert owe(larkbeam) == {*everybody(larkbeam)} - {"Priya Raman", "Ned Low"}


def everybody(here: Cast) -> list[str]:
    return [str(one) for one in people(here.organisation)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (["kind:CONTRACTOR"], {"Dana Field", "Kit Moss"}),
        (["kind:CONTRACTOR", "kind:DIRECTOR"], {"Dana Field", "Kit Moss", "Lou Reed"}),
        (["department:Sales"], {"Kit Moss", "Mei Sato"}),
        (["department:Nowhere"], set()),
        (["department:Sales", "kind:DIRECTOR"], {"Kit Moss", "Mei Sato", "Lou Reed"}),
        ([["department:Sales", "kind:CONTRACTOR"]], {"Kit Moss"}),
        ([["department:Sales", "kind:CONTRACTOR", "kind:EMPLOYEE"]], {"Kit Moss", "Mei Sato"}),
        (["kind:DIRECTOR", ["department:Sales", "kind:CONTRACTOR"]], {"Kit Moss", "Lou Reed"}),
        (["kind:CONTRACTOR", "not:department:Sales"], {"Dana Field"}),
        (["department:Sales", "not:kind:CONTRACTOR"], {"Mei Sato"}),
        (["not:staff"], {"Dana Field", "Kit Moss"}),
    ],
)
def test_owed_when_for_some(larkbeam: Cast, version: UUID, words: Sequence[Written], who: set[str]) -> None:
    is_for(larkbeam, version, *words)
    assert owe(larkbeam) == who
    told = stats(larkbeam.organisation, version, ON).everybody
    assert (told.owing, told.due) == (len(who), reach(larkbeam.organisation, read(words), ON))
    assert {row["name"] for row in owing(larkbeam.organisation, version, ON)} == who


def test_owed_when_for_people_by_name(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, larkbeam.person("ola").ref, larkbeam.person("priya").ref)
    assert owe(larkbeam) == {"Ola Nowak"}
    told = stats(larkbeam.organisation, version, ON).everybody
    assert (told.due, told.accepted) == (2, 1)


def test_owed_when_for_holders_follows_the_role(larkbeam: Cast, version: UUID) -> None:
    roles.begun(larkbeam)
    held = roles.held(larkbeam, "tom", "hr", terms=Terms())
    roles.proposed(larkbeam, "mei", "hr", terms=Terms())
    is_for(larkbeam, version, "role:hr")
    assert owe(larkbeam) == {"Tom Okafor"}
    assert owe(larkbeam, after(-1).date()) == set()
    end(appointment_id=held, held_until=after(8).date(), by=roles.leader(larkbeam), at=after(4))
    assert owe(larkbeam, after(7).date()) == {"Tom Okafor"}
    assert owe(larkbeam, after(8).date()) == set()


def test_owed_when_for_some_of_those_who_hold_a_role(larkbeam: Cast, version: UUID) -> None:
    roles.begun(larkbeam)
    roles.held(larkbeam, "tom", "hr", terms=Terms())
    put_right(larkbeam, "tom", department="Support")
    is_for(larkbeam, version, ["role:hr", "department:Support"])
    assert owe(larkbeam) == {"Tom Okafor"}
    is_for(larkbeam, version, ["role:hr", "department:Sales"])
    assert owe(larkbeam) == set()
    is_for(larkbeam, version, "staff", larkbeam.person("tom").ref, "not:role:hr", "not:department:Sales")
    assert owe(larkbeam).isdisjoint({"Tom Okafor", "Mei Sato"})
    assert {"Ola Nowak", "Lou Reed"} <= owe(larkbeam)


def test_owed_when_somebody_moves_into_both_of_two_things(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, ["department:Sales", "kind:EMPLOYEE"], "not:kind:SUPPLIER")
    assert owe(larkbeam) == {"Mei Sato"}
    put_right(larkbeam, "ola", department="Sales", at=after(9))
    mine = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(9).date())
    assert [(due.since, due.until) for due in mine] == [(after(9).date(), after(9 + 14).date())]
    assert owe(larkbeam, after(9).date()) == {"Mei Sato", "Ola Nowak"}
    assert late_by(larkbeam, version, after(23).date()) == {"Mei Sato"}
    assert late_by(larkbeam, version, after(24).date()) == {"Mei Sato", "Ola Nowak"}
    put_right(larkbeam, "mei", kind=PersonKind.CONTRACTOR, at=after(25))
    assert owe(larkbeam, after(25).date()) == {"Ola Nowak"}
    put_right(larkbeam, "mei", kind=PersonKind.EMPLOYEE, at=after(30))
    assert late_by(larkbeam, version, after(40).date()) == {"Ola Nowak"}


def test_owed_when_somebody_moves_out_of_those_left_out(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "kind:CONTRACTOR", "not:department:Sales")
    put_right(larkbeam, "kit.moss", department="Support", at=after(9))
    mine = owed_to(larkbeam.organisation, larkbeam.person("kit.moss").id, after(9).date())
    assert [due.since for due in mine] == [after(9).date()]
    assert late_by(larkbeam, version, after(20).date()) == {"Dana Field"}


def late_by(here: Cast, version: UUID, on: date) -> set[str]:
    """Who is late: by the days of each, and as many as the database counts."""
    names = {one.id: str(one) for one in people(here.organisation)}
    late = {names[due.person] for due in everybody_owing(here.organisation, on) if due.until < on}
    assert stats(here.organisation, version, on).everybody.late == len(late)
    return late


def test_leaving_somebody_out_leaves_the_days_of_the_others_as_they_are(larkbeam: Cast, version: UUID) -> None:
    ola, on = larkbeam.person("ola").ref, after(20).date()
    before = {due.person: due.since for due in everybody_owing(larkbeam.organisation, on)}
    late = late_by(larkbeam, version, on)
    is_for(larkbeam, version, f"not:{ola}", at=after(18))
    now = {due.person: due.since for due in everybody_owing(larkbeam.organisation, on)}
    assert now == {id: since for id, since in before.items() if id != larkbeam.person("ola").id}
    assert late_by(larkbeam, version, on) == late - {"Ola Nowak"} != set()


@pytest.mark.parametrize("words", [["kind:CONTRACTOR", "kind:DIRECTOR"], ["kind:DIRECTOR"], []])
def test_where_others_come_to_be_asked_days_begin_then(larkbeam: Cast, version: UUID, words: list[str]) -> None:
    is_for(larkbeam, version, "kind:CONTRACTOR", at=after(2))
    is_for(larkbeam, version, *words, at=after(18))
    found = {due.since for due in everybody_owing(larkbeam.organisation, after(20).date())}
    assert found == {after(18).date()}


def test_owed_when_people_join_and_leave(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, "department:Sales")
    joins(larkbeam, "Nia Bevan", department="Sales", joined_on=after(5).date())
    leaves_on(larkbeam, "mei", after(6).date())
    assert owe(larkbeam, after(4).date()) == {"Kit Moss", "Mei Sato"}
    assert owe(larkbeam, after(5).date()) == {"Kit Moss", "Mei Sato", "Nia Bevan"}
    assert owe(larkbeam, after(6).date()) == {"Kit Moss", "Nia Bevan"}


@pytest.mark.parametrize("how", [{"asks_acceptance": False}, {"in_use": False}])
def test_owed_when_nobody_is_asked(larkbeam: Cast, version: UUID, how: dict[str, Any]) -> None:
    accepted_by(larkbeam, "mei", version)
    is_for(larkbeam, version, **how)
    assert owe(larkbeam) == set()
    assert stats(larkbeam.organisation, version, ON).lines == ()
    assert not accepted(larkbeam.organisation, version, ON)


def test_a_policy_out_of_use_was_owed_before(larkbeam: Cast, version: UUID) -> None:
    is_for(larkbeam, version, in_use=False)
    assert len(owe(larkbeam, after(1).date())) > 1


def test_the_tally_when_the_audience_narrows_keeps_every_name(larkbeam: Cast, version: UUID) -> None:
    accepted_by(larkbeam, "mei", version)
    accepted_by(larkbeam, "ola", version)
    tally(after(2))
    is_for(larkbeam, version, "department:Sales")
    accepted_by(larkbeam, "dana", version, at=after(3))
    tally(after(3))
    assert tallied(larkbeam.organisation, version) == 3
    Tally.objects.filter(organisation=larkbeam.organisation).delete()
    tally(after(3))
    assert tallied(larkbeam.organisation, version) == 3
    told = stats(larkbeam.organisation, version, ON).everybody
    assert (told.due, told.accepted) == (2, 1)


def test_whoever_asks_asks_as_often_however_many_there_are(larkbeam: Cast, version: UUID) -> None:
    roles.begun(larkbeam)
    is_for(larkbeam, version, "role:hr", "department:Sales", larkbeam.person("ola").ref)
    few = asked(larkbeam, version)
    enter_crowd(larkbeam, 300)
    assert asked(larkbeam, version) == few


NAMES = st.frozensets(st.sampled_from(["Sales", "Support", "Nowhere"]), max_size=2)
KINDS = st.frozensets(st.sampled_from([kind for kind in PersonKind if kind != PersonKind.EXTERNAL]), max_size=2)
HELD = st.frozensets(st.sampled_from(["hr", "isms_lead"]), max_size=1)


def audiences(people: Sequence[UUID]) -> st.SearchStrategy[Audience]:
    """Whatever can be said of whom a policy is for."""
    somebody = st.frozensets(st.sampled_from(people), max_size=2)
    some = st.builds(Some, kinds=KINDS, departments=NAMES, roles=HELD, people=somebody)
    several = st.builds(Some, kinds=KINDS, departments=NAMES, roles=HELD)
    return st.builds(combined, some, st.lists(several, max_size=2), some)


def test_whoever_the_database_counts_is_whoever_the_audience_has(larkbeam: Cast) -> None:
    firms(larkbeam)
    roles.begun(larkbeam)
    roles.held(larkbeam, "tom", "hr", terms=Terms())
    here = list(crowd(larkbeam.organisation, ON))
    held = roles_held(larkbeam.organisation, [one.id for one in here], ON)
    reached = set()

    @settings(max_examples=150)
    @given(audiences([one.id for one in here]))
    def agree(audience: Audience) -> None:
        counted = crowd(larkbeam.organisation, ON).filter(within(larkbeam.organisation, audience, ON))
        by_one = {
            one.id
            for one in here
            if audience.has(kind=one.kind, department=one.department, person=one.id, held=held.get(one.id, ()))
        }
        assert set(counted.values_list("id", flat=True)) == by_one
        assert reach(larkbeam.organisation, audience, ON) == len(by_one)
        assert read(audience.written()) == audience
        reached.add(len(by_one))

    agree()
    assert len(reached) > 4, "audiences of many sizes"


def asked(here: Cast, version: UUID) -> list[int]:
    def count(of: object) -> int:
        with CaptureQueriesContext(connection) as queries:
            of()  # type: ignore[operator]
        return len(queries)

    organisation, ola = here.organisation, here.person("ola").id
    return [
        count(lambda: owed_to(organisation, ola, ON)),
        count(lambda: list(everybody_owing(organisation, ON))),
        count(lambda: stats(organisation, version, ON)),
        count(lambda: list(owing(organisation, version, ON)[:50])),
    ]
