"""Who owes what, with exact numbers."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.queries import Due, everybody_owing, owed_to, owing
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.references import new_id, ref
from countersign.ledger.writing import write
from countersign.people.entries import PersonEntered
from countersign.people.enums import PersonKind
from countersign.people.models import Person
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.models import Version
from countersign.policies.queries import version
from tests.acknowledgements.worlds import (
    accepted_by,
    asked_by,
    declined_by,
    in_force_from,
    joins,
    leaves,
    next_version,
    topic,
)
from tests.cast import Cast
from tests.ledger.doing import AT, do, enter_crowd
from tests.people.worlds import put_right
from tests.policies.worlds import after, begun, by_several, draft, lead, leader, signed

ON = after(3).date()
STAFF = ("dana", "mei", "ola", "ruth", "tom")


def names(here: Cast, on: date = ON) -> list[tuple[str, UUID]]:
    """(first name, version) of everything owed, told by both queries, which must agree."""
    streamed = sorted(everybody_owing(here.organisation, on), key=key)
    asked_one_by_one: list[Due] = []
    for person in Person.objects.filter(organisation_id=here.organisation):
        asked_one_by_one += owed_to(here.organisation, person.id, on)
    assert streamed == sorted(asked_one_by_one, key=key)
    first = {
        person.id: (person.email or "?").partition("@")[0]
        for person in Person.objects.filter(organisation_id=here.organisation)
    }
    return sorted((first[due.person], due.ask.version) for due in streamed)


def key(due: Due) -> tuple[UUID, UUID]:
    return due.ask.version, due.person


def test_everybody_owes_what_is_in_force_but_who_approved_it(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    assert names(larkbeam) == [(first, id) for first in STAFF]


def test_nothing_in_force_nothing_owed(larkbeam: Cast) -> None:
    begun(larkbeam)
    assert names(larkbeam) == []


def test_whoever_accepted_owes_no_more(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    assert names(larkbeam) == [(first, id) for first in STAFF if first != "ola"]


def test_a_material_version_is_owed_again_by_all_but_its_approver(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    second = next_version(larkbeam, policy, material=True)
    assert names(larkbeam) == [(first, second) for first in STAFF]


def test_a_version_that_is_not_material_bothers_nobody_who_accepted_before(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    second = next_version(larkbeam, policy, material=False)
    assert names(larkbeam) == [(first, second) for first in STAFF if first != "ola"]
    accepted_by(larkbeam, "mei", second, at=after(2))
    third = next_version(larkbeam, policy, material=False, at=after(2))
    assert names(larkbeam) == [(first, third) for first in ("dana", "ruth", "tom")]


def test_a_change_of_wording_brings_back_no_names_under_what_said_something_else(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    second = next_version(larkbeam, policy, material=True)
    accepted_by(larkbeam, "mei", second, at=after(2))
    third = next_version(larkbeam, policy, material=False, at=after(2))
    assert names(larkbeam) == [(first, third) for first in ("dana", "ola", "ruth", "tom")]


def test_a_change_of_wording_gives_nobody_more_time(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    second = next_version(larkbeam, policy, material=True, at=after(10))
    since, until = {(due.since, due.until) for due in everybody_owing(larkbeam.organisation, after(20).date())}.pop()
    third = next_version(larkbeam, policy, material=False, at=after(20))
    now = {(due.ask.version, due.since, due.until) for due in everybody_owing(larkbeam.organisation, after(20).date())}
    assert now == {(third, since, until)}
    assert second != third


def test_the_acceptance_of_a_later_version_does_not_count_for_an_earlier_one(larkbeam: Cast) -> None:
    """A material version asks everybody anew, whatever was accepted of the ones before."""
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    second = next_version(larkbeam, policy, material=False)
    third = next_version(larkbeam, policy, material=True, at=after(2))
    assert ("ola", third) in names(larkbeam)
    assert second not in {version for _, version in names(larkbeam)}


def test_who_joined_later_owes_it_from_their_first_day(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sam = joins(larkbeam, "Sam Price", joined_on=ON)
    assert ("sam.price", id) not in names(larkbeam, ON - timedelta(days=1))
    assert ("sam.price", id) in names(larkbeam)
    assert [due.since for due in owed_to(larkbeam.organisation, sam, ON)] == [ON]


def test_who_left_owes_nothing_from_that_day_on(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    leaves(larkbeam, "ola", at=after(3))
    assert ("ola", id) in names(larkbeam, ON - timedelta(days=1))
    assert ("ola", id) not in names(larkbeam)


def test_who_is_on_leave_or_from_outside_is_not_asked(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    joins(larkbeam, "An Auditor", kind=PersonKind.EXTERNAL)
    joins(larkbeam, "A Supplier", kind=PersonKind.SUPPLIER)
    away = Person(
        id=new_id(AT), organisation_id=larkbeam.organisation, name="Away", email="away@x.example", on_leave=True
    )
    do(what=lambda *_: write(away, PersonEntered()), by=larkbeam.system, at=AT)
    told = [first for first, _ in names(larkbeam)]
    assert told == sorted([*STAFF, "a.supplier"])


def test_what_is_withdrawn_is_owed_no_more(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=after(2))
    assert names(larkbeam) == []


def test_several_policies_are_owed_one_by_one_the_longest_first(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    second = topic(larkbeam, at=after(1))
    accepted_by(larkbeam, "ola", second, at=after(2))
    assert names(larkbeam) == sorted(
        [(first, id) for first in STAFF] + [(one, second) for one in STAFF if one != "ola"]
    )
    assert [due.ask.version for due in owed_to(larkbeam.organisation, larkbeam.person("mei").id, ON)] == [id, second]


def test_it_is_owed_from_the_day_it_takes_effect(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    began = Version.objects.get(organisation_id=larkbeam.organisation, id=id).effective_on
    assert began is not None
    assert names(larkbeam, began - timedelta(days=1)) == []
    assert {due.since for due in everybody_owing(larkbeam.organisation, ON)} == {began}


def test_whoever_approved_it_elsewhere_counts_too(larkbeam: Cast) -> None:
    """Recorded as signed on paper: the deemed acceptance is the approver's, whoever typed it in."""
    policy = begun(larkbeam)
    record_signature_elsewhere(
        policy_id=policy,
        revision_shown=draft(larkbeam, policy).revision,
        signed_on=date(2025, 9, 15),
        signer_id=larkbeam.person("mei").id,
        signed_as="Engineering Lead",
        signature=Signature(SignatureMethod.MINUTE),
        by=lead(larkbeam),
        at=after(),
    )
    assert [first for first, _ in names(larkbeam)] == ["dana", "ola", "priya", "ruth", "tom"]


def test_a_question_waits_for_its_answer_and_then_it_is_owed_anew(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    ola = larkbeam.person("ola").id
    asked = asked_by(larkbeam, "ola", id)
    declined_by(larkbeam, "dana", id)
    waiting = {due.person: due.waits for due in everybody_owing(larkbeam.organisation, ON)}
    assert {person for person, waits in waiting.items() if waits} == {ola, larkbeam.person("dana").id}
    answer(reply_id=asked, text="Yes.", by=lead(larkbeam), at=after(2))
    (due,) = owed_to(larkbeam.organisation, ola, ON)
    assert (due.item, due.since, due.waits, due.answered) == (ref("reply", asked), after(2).date(), False, True)
    assert len(names(larkbeam)) == len(STAFF)


def test_another_organisation_owes_nothing_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    assert list(everybody_owing(stonecross.organisation, ON)) == []
    assert owed_to(stonecross.organisation, larkbeam.person("ola").id, ON) == []


@pytest.mark.parametrize("many", [0, 300])
def test_it_takes_as_many_queries_for_many_people_as_for_few(larkbeam: Cast, many: int) -> None:
    in_force_from(larkbeam)
    topic(larkbeam)
    if many:
        enter_crowd(larkbeam, many)
    with CaptureQueriesContext(connection) as streamed:
        assert len(list(everybody_owing(larkbeam.organisation, ON))) == 2 * (len(STAFF) + many)
    ola = larkbeam.person("ola").id
    with CaptureQueriesContext(connection) as mine:
        assert len(owed_to(larkbeam.organisation, ola, ON)) == 2
    assert (len(streamed), len(mine)) == (3, 4)


def test_owed_by_nobody_who_signed_it_first_or_last(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=after(1))
    signed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT), at=after(2))
    owing = {due.person for due in everybody_owing(larkbeam.organisation, after(3).date())}
    assert not owing & {larkbeam.person(first).id for first in ("mei", "priya")}
    assert larkbeam.person("ola").id in owing
    assert owed_to(larkbeam.organisation, larkbeam.person("priya").id, after(3).date()) == []


def test_leave_pauses_and_whoever_is_back_has_their_days_again(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    put_right(larkbeam, "ola", on_leave=True, at=after(5))
    assert "ola" not in {first for first, _ in names(larkbeam, after(40).date())}
    put_right(larkbeam, "ola", on_leave=False, at=after(60))
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(61).date())
    assert (due.since, due.until) == (after(60).date(), after(74).date())
    assert {due.until for due in everybody_owing(larkbeam.organisation, after(61).date())} == {
        after(74).date(),
        after(14).date(),
    }
    for n, late_ones in ((74, 0), (75, 1)):
        rows = owing(larkbeam.organisation, id, after(n).date()).filter(name="Ola Nowak", long=True)
        assert len(rows) == late_ones


def test_leave_with_days_pauses_on_them_alone(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    put_right(larkbeam, "ola", leave_from=after(5).date(), leave_until=after(60).date(), at=after(2))
    asked = [n for n in (4, 5, 59, 60) if ("ola", id) in names(larkbeam, after(n).date())]
    assert asked == [4, 60]
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(60).date())
    assert (due.since, due.until) == (after(60).date(), after(74).date())
    assert due.item.endswith(f"/since/{after(60).date()}"), "reminded anew"
    streamed = everybody_owing(larkbeam.organisation, after(60).date())
    assert next(one for one in streamed if one.person == due.person) == due
    for n, late_ones in ((74, 0), (75, 1)):
        rows = owing(larkbeam.organisation, id, after(n).date()).filter(name="Ola Nowak", long=True)
        assert len(rows) == late_ones


def test_leave_that_comes_later_pauses_nothing_before(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    put_right(larkbeam, "ola", leave_from=after(40).date(), leave_until=after(50).date(), at=after(2))
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(20).date())
    assert due.until == after(14).date()
    assert owing(larkbeam.organisation, id, after(20).date()).filter(name="Ola Nowak", long=True)


def test_whoever_moves_into_an_audience_has_their_days_from_there(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    now = version(larkbeam.organisation, id)
    change_policy(
        policy_id=now.policy_id,
        revision_shown=1,
        owner_id=None,
        review_months=12,
        audience=["department:Sales"],
        all_staff=False,
        by=leader(larkbeam),
        at=after(1),
    )
    put_right(larkbeam, "ola", department="Sales", at=after(50))
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(51).date())
    assert due.since == after(50).date()
    assert [one.since for one in everybody_owing(larkbeam.organisation, after(51).date())] == [after(50).date()]
