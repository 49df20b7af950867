"""Acceptances of the policy counted for a day: exact numbers, and the same as counting by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import collect_facts, everybody_owing
from countersign.kernel.actors import Hat
from countersign.people.commands.erase import erase
from countersign.people.enums import PersonKind
from countersign.people.models import Person
from countersign.people.queries import leaders, organisation, people
from countersign.policies.queries import current
from tests.acknowledgements.crowds import DAYS, FIRST, ONE, answering, leaves_on
from tests.acknowledgements.worlds import accepted_by, exempted, in_force_from, joins, next_version, takes
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.people.worlds import put_right
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.worlds import after, begun, offered, parent_standings, second_leader

DUE = FIRST + 15 * ONE
"""The first day on which somebody is due."""


def counts(here: Cast, on: date = DUE) -> AcceptanceCounts:
    return collect_facts(here.organisation, on)


def test_nobody_is_due_before_there_is_a_version(larkbeam: Cast) -> None:
    none = AcceptanceCounts(due=0, acked=0)
    assert counts(larkbeam) == none
    offered(larkbeam, begun(larkbeam))
    assert counts(larkbeam) == none


def test_days_of_grace_are_over_on_the_fifteenth(larkbeam: Cast) -> None:
    """Priya approved it; Dana is a contractor; the four others have not accepted, and nobody but Priya leads."""
    in_force_from(larkbeam)
    told = [counts(larkbeam, on) for on in (FIRST + 14 * ONE, DUE)]
    assert told == [
        AcceptanceCounts(due=0, acked=0, joiners=0, joiners_late=0),
        AcceptanceCounts(due=5, acked=1, contractor_due=1, joiners=0, joiners_late=0),
    ]


def test_an_acceptance_counts_from_its_day(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id, at=after(17))
    accepted_by(larkbeam, "dana", id, at=after(17))
    told = [counts(larkbeam, FIRST + n * ONE) for n in (16, 17)]
    assert [(one.acked, one.contractor_acked) for one in told] == [(1, 0), (2, 1)]


def test_who_joins_has_days_of_grace_too(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    joins(larkbeam, "Nia Bevan", joined_on=FIRST + 20 * ONE)
    assert [counts(larkbeam, FIRST + n * ONE).due for n in (34, 35)] == [5, 6]


def test_who_has_left_or_is_on_leave_is_not_due(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    leaves_on(larkbeam, "ola", DUE + ONE)
    assert [counts(larkbeam, on).due for on in (DUE, DUE + ONE)] == [5, 4]
    put_right(larkbeam, "mei", on_leave=True)
    assert counts(larkbeam).due == 4


def test_who_is_back_from_leave_has_days_of_grace_again(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    put_right(larkbeam, "mei", on_leave=True, at=after(2))
    put_right(larkbeam, "mei", on_leave=False, at=after(30))
    assert [counts(larkbeam, FIRST + n * ONE).due for n in (44, 45)] == [4, 5]


def test_who_is_on_leave_with_days_is_not_due_on_them_and_has_days_of_grace_again(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    put_right(larkbeam, "mei", leave_from=FIRST + 20 * ONE, leave_until=FIRST + 30 * ONE, at=after(2))
    assert [counts(larkbeam, FIRST + n * ONE).due for n in (19, 20, 29, 30, 44, 45)] == [5, 4, 4, 4, 4, 5]


def test_who_joins_and_goes_on_leave_is_in_time_after_it(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for name, back in (("Nia Bevan", 40), ("Lou Reed", 39)):
        joins(larkbeam, name, joined_on=FIRST + 20 * ONE)
        first = name.lower().replace(" ", ".")
        put_right(larkbeam, first, leave_from=FIRST + 25 * ONE, leave_until=FIRST + back * ONE, at=after(22))
        accepted_by(larkbeam, first, id, at=after(54))
    told = counts(larkbeam, FIRST + 60 * ONE)
    assert (told.joiners, told.joiners_late) == (2, 1)


def test_who_is_exempt_is_not_due_but_for_leaders(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    exempted(larkbeam, "mei")
    assert counts(larkbeam).due == 4
    put_right(larkbeam, "mei", executive=True)
    assert counts(larkbeam).due == 5


def test_the_days_of_grace_are_those_of_the_policy(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    takes(larkbeam, policy, days=30)
    assert [counts(larkbeam, FIRST + n * ONE).due for n in (30, 31)] == [0, 5]


def test_an_acceptance_is_out_of_date_after_the_months_that_were_set(larkbeam: Cast) -> None:
    """Accepted on 9 January: twelve months later to the day it still counts."""
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id, at=after(3))
    takes(larkbeam, policy, months=12)
    later = [counts(larkbeam, date(2027, 1, day)) for day in (9, 10)]
    assert [(one.acked, one.stale) for one in later] == [(2, 0), (2, 1)]
    accepted_by(larkbeam, "ola", id, at=after(400))
    assert counts(larkbeam, FIRST + 400 * ONE).stale == 0


def test_whoever_was_erased_since_still_counts_on_the_days_they_were_here(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    before = counts(larkbeam)
    ola = larkbeam.person("ola").id
    leaves_on(larkbeam, "ola", DUE + ONE)
    erase(person_id=ola, by=larkbeam.actor("ruth", Hat.HR), at=after(17))
    assert counts(larkbeam) == before
    assert (counts(larkbeam, DUE + ONE).due, before.due) == (4, 5)


def test_a_material_version_asks_again_and_another_does_not(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    next_version(larkbeam, policy, material=False, at=after(20))
    assert counts(larkbeam, FIRST + 35 * ONE).acked == 2
    next_version(larkbeam, policy, material=True, at=after(40))
    assert [counts(larkbeam, FIRST + n * ONE).acked for n in (39, 40, 55)] == [2, 0, 1]


def test_a_change_of_wording_brings_no_names_back_and_gives_nobody_more_time(larkbeam: Cast) -> None:
    """Ola accepted what applied before the change of substance, Tom what has applied since."""
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    second = next_version(larkbeam, policy, material=True, at=after(40))
    accepted_by(larkbeam, "tom", second, at=after(41))
    before = counts(larkbeam, FIRST + 55 * ONE)
    next_version(larkbeam, policy, material=False, at=after(54))
    assert (before.due, before.acked) == (5, 2)
    assert counts(larkbeam, FIRST + 55 * ONE) == before


def test_the_approver_of_an_earlier_version_is_spared_what_is_owed_and_not_what_is_due(larkbeam: Cast) -> None:
    """Where DOMAIN.md is stricter: Mei signed the first on paper, Priya the next one, which is not material."""
    policy = begun(larkbeam)
    recorded(larkbeam, policy)
    next_version(larkbeam, policy, material=False, at=after(1))
    put_right(larkbeam, "mei", executive=True)
    mei, on = larkbeam.person("mei"), FIRST + 30 * ONE
    assert mei.id not in {due.person for due in everybody_owing(larkbeam.organisation, on)}
    assert counts(larkbeam, on).exec_missing == (mei.ref,)


def test_what_was_signed_elsewhere_is_due_from_the_day_that_is_claimed(larkbeam: Cast) -> None:
    recorded(larkbeam, begun(larkbeam))
    claimed = date(2025, 9, 15)
    told = [counts(larkbeam, claimed + n * ONE) for n in (14, 15)]
    assert [(one.due, one.acked) for one in told] == [(0, 0), (5, 1)]


def test_leaders_who_have_not_are_named(larkbeam: Cast) -> None:
    """On the register or executive; a contractor only on the register; nobody from outside."""
    _, id = in_force_from(larkbeam)
    outside = (("A Supplier", PersonKind.SUPPLIER), ("An Auditor", PersonKind.EXTERNAL))
    for name, kind in outside:
        joins(larkbeam, name, kind=kind, executive=True)
    put_right(larkbeam, "ola", executive=True)
    second_leader(larkbeam, "dana")
    told = counts(larkbeam)
    assert set(told.exec_missing) == {larkbeam.person("ola").ref, larkbeam.person("dana").ref}
    assert (told.contractor_due, told.due) == (1, 5)
    accepted_by(larkbeam, "ola", id, at=after(16))
    assert counts(larkbeam, DUE + ONE).exec_missing == (larkbeam.person("dana").ref,)


def test_at_most_twenty_leaders_are_named(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for number in range(22):
        joins(larkbeam, f"Chief {number}", executive=True)
    assert len(counts(larkbeam).exec_missing) == 20


def test_joiners_are_late_after_their_days_of_grace(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for name, days in (("In Time", 14), ("Too Late", 15), ("Not Yet", None)):
        joins(larkbeam, name, joined_on=FIRST + ONE)
        if days:
            first = name.lower().replace(" ", ".")
            accepted_by(larkbeam, first, id, at=after(1 + days))
    told = [counts(larkbeam, FIRST + n * ONE) for n in (15, 16)]
    assert [(one.joiners, one.joiners_late) for one in told] == [(0, 0), (3, 2)]


def test_who_joined_before_the_policy_or_over_a_year_ago_is_no_joiner(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for name, day in (("Before", -1), ("That Day", 0), ("After", 1)):
        joins(larkbeam, name, joined_on=FIRST + day * ONE)
    joins(larkbeam, "A Director", kind=PersonKind.DIRECTOR, joined_on=FIRST + ONE)
    assert [counts(larkbeam, FIRST + n * ONE).joiners for n in (15, 16, 365, 366, 367)] == [1, 2, 2, 1, 0]


@pytest.mark.parametrize("material", [True, False])
def test_numbers_are_what_counting_by_hand_gives(larkbeam: Cast, material: bool) -> None:
    answering(larkbeam, material=material)
    told = [counts(larkbeam, on) for on in DAYS]
    assert told == [by_hand(larkbeam, on) for on in DAYS]
    assert max(one.joiners_late or 0 for one in told) > 0
    assert any(one.exec_missing and one.contractor_acked for one in told)


def by_hand(here: Cast, on: date) -> AcceptanceCounts:
    """The same numbers by going through the rows one by one."""
    found = parent_standings(here.organisation, on)
    applies = current(found)
    if applies is None or applies.approved_on is None or applies.takes_effect is None:
        return AcceptanceCounts(due=0, acked=0)
    names: dict[object, list[Acceptance]] = {}
    for name in Acceptance.objects.filter(organisation_id=here.organisation, accepted_on__lte=on):
        names.setdefault(name.person_id, []).append(name)
    top = set(leaders(here.organisation, on).values_list("person_id", flat=True))
    grace, signer, effective = (
        timedelta(days=applies.version.policy.ack_days),
        applies.version.signed_by_id,
        applies.takes_effect if applies.version.material else effective_first(here, on),
    )
    numbers = dict.fromkeys(("due", "acked", "contractor_due", "contractor_acked", "joiners", "joiners_late"), 0)
    missing = []
    since = max(effective_first(here, on), organisation(here.organisation).isms_started_on, on - timedelta(days=365))
    for person in sorted(people(here.organisation), key=lambda one: one.id):
        if not here_on(person, on):
            continue
        counting = [
            one
            for one in names.get(person.id, [])
            if one.version_id == applies.version.id or not applies.version.material
        ]
        has, staff = bool(counting) or person.id == signer, person.kind in ("EMPLOYEE", "DIRECTOR")
        if on - max(person.joined_on or effective, effective) > grace:
            if staff:
                numbers["due"] += 1
                numbers["acked"] += has
            elif person.kind in ("CONTRACTOR", "SUPPLIER") and person.id not in top:
                numbers["contractor_due"] += 1
                numbers["contractor_acked"] += has
            leads = person.kind != "EXTERNAL" and (person.id in top or (person.executive and staff))
            missing += [person.ref] if leads and not has else []
        if person.kind == "EMPLOYEE" and person.joined_on and since <= person.joined_on < on - grace:
            days = [one.accepted_on for one in names.get(person.id, [])]
            days += [applies.approved_on] if person.id == signer else []
            numbers["joiners"] += 1
            numbers["joiners_late"] += not days or min(days) > person.joined_on + grace
    return AcceptanceCounts(**numbers, exec_missing=tuple(missing[:20]))


def effective_first(here: Cast, on: date) -> date:
    return min(one.takes_effect for one in parent_standings(here.organisation, on) if one.takes_effect)


def here_on(person: Person, on: date) -> bool:
    joined = person.joined_on is None or person.joined_on <= on
    return joined and (person.left_on is None or person.left_on > on) and not person.on_leave


def test_another_organisation_has_none_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    assert counts(stonecross) == AcceptanceCounts(due=0, acked=0)


@pytest.mark.parametrize("many", [0, 1000])
def test_it_takes_as_many_queries_for_a_thousand_as_for_five(larkbeam: Cast, many: int) -> None:
    in_force_from(larkbeam)
    if many:
        enter_crowd(larkbeam, many)
    with CaptureQueriesContext(connection) as queries:
        told = counts(larkbeam)
    assert (told.due, told.acked) == (5 + many, 1)
    assert len(queries) == 7
