"""What roles tells of a day: each role, what it may decide, and who was put into it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from countersign.roles.enums import Authority, Duty
from countersign.roles.facts import Assignment, Role
from countersign.roles.queries import collect_facts
from tests.acknowledgements.worlds import joins
from tests.cast import Cast
from tests.roles.away import away
from tests.roles.worlds import (
    TERMS,
    TODAY,
    accepted,
    after,
    anew,
    approved,
    asked_again,
    begun,
    held,
    holder,
    lead,
    leader,
    proposed,
    renewal_approved,
    renewed,
    second_leader,
)

ONE = timedelta(days=1)


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def role(here: Cast, on: date, key: str = "isms_lead") -> Role:
    return next(one for one in collect_facts(here.organisation, on) if one.id == key)


def holders(here: Cast, on: date, key: str = "isms_lead") -> list[str | None]:
    return [one.person for one in role(here, on, key).assignments]


def test_roles_as_they_were_described(firm: Cast) -> None:
    assert collect_facts(firm.organisation, TODAY - ONE) == ()
    told = collect_facts(firm.organisation, TODAY)
    assert [one.key for one in told] == [
        *("all_staff", "dept_contact", "hr", "internal_auditor", "isms_lead", "sponsor"),
    ]
    assert role(firm, TODAY) == Role(
        id="isms_lead",
        name="ISMS lead",
        key="isms_lead",
        mandatory=("5.3a", "5.3b"),
        authorities=("spend", "enforce", "escalate", "stop-work"),
    )
    assert "accept-risk" in role(firm, TODAY, "sponsor").authorities


def test_an_appointment_with_all_its_terms(firm: Cast) -> None:
    deputy = firm.person("mei")
    terms = Terms(**{**vars(TERMS), "deputy_id": deputy.id})
    held(firm, terms=terms)
    told = role(firm, TODAY)
    assert told.authorities == ("spend", "enforce", "escalate")
    assert told.assignments == (
        Assignment(
            person=firm.person("tom").ref,
            since=TODAY,
            approved_by=firm.person("priya").ref,
            approved_on=TODAY,
            accepted_on=TODAY,
            capacity=1.0,
            direct_line=True,
            budget_route="£2,000 a year",
            hat_note=TERMS.hat_note,
            reporting_note=TERMS.reporting_note,
            deputy=deputy.ref,
        ),
    )


def test_what_was_left_open_is_absent(firm: Cast) -> None:
    held(firm, "mei", "hr", terms=Terms())
    (told,) = role(firm, TODAY, "hr").assignments
    assert (told.capacity, told.budget_route, told.hat_note, told.reporting_note, told.deputy) == (
        *(None, False, None, None),
        None,
    )
    assert role(firm, TODAY, "hr").authorities == ()


def test_each_step_counts_from_its_day(firm: Cast) -> None:
    """Proposed on the 6th, approved on the 7th, accepted on the 9th, ended with the 12th."""
    id = proposed(firm)
    approved(firm, id, at=after(1))
    accepted(firm, id, at=after(3))
    end(appointment_id=id, held_until=TODAY + 6 * ONE, by=leader(firm), at=after(6))
    told = {n: role(firm, TODAY + n * ONE).assignments[0] for n in (0, 1, 2, 3, 6)}
    assert {n: (one.approved_on, one.accepted_on) for n, one in told.items()} == {
        0: (None, None),
        1: (TODAY + ONE, None),
        2: (TODAY + ONE, None),
        3: (TODAY + ONE, TODAY + 3 * ONE),
        6: (TODAY + ONE, TODAY + 3 * ONE),
    }
    assert told[0].approved_by is None
    assert told[1].approved_by == firm.person("priya").ref
    assert told[6].until == TODAY + 6 * ONE


def test_days_are_the_organisations_own(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    days = [role(firm, on).assignments[0].approved_on for on in (date(2026, 6, 30), date(2026, 7, 1))]
    assert days == [None, date(2026, 7, 1)]


def test_what_is_said_of_an_earlier_day_counts_there_though_the_role_was_described_later(firm: Cast) -> None:
    since = date(2025, 4, 1)
    held(firm, held_from=since)
    assert collect_facts(firm.organisation, since - ONE) == ()
    (told,) = collect_facts(firm.organisation, since)
    assert (told.key, told.assignments[0].since, told.assignments[0].approved_on) == ("isms_lead", since, None)


def test_what_begins_later_is_not_told_of(firm: Cast) -> None:
    held(firm, held_from=TODAY + 5 * ONE)
    assert [len(holders(firm, TODAY + n * ONE)) for n in (4, 5)] == [0, 1]


def test_a_proposal_is_told_of_while_nobody_holds_the_role(firm: Cast) -> None:
    tom, mei = firm.person("tom").ref, firm.person("mei").ref
    first = proposed(firm, "tom")
    proposed(firm, "mei")
    assert set(holders(firm, TODAY)) == {tom, mei}
    approved(firm, first, at=after(2))
    assert [set(holders(firm, TODAY + n * ONE)) for n in (1, 2)] == [{tom, mei}, {tom}]


def test_a_proposal_that_was_declined_or_taken_back_never_became_anything(firm: Cast) -> None:
    first, second = proposed(firm, "tom"), proposed(firm, "mei")
    decline(appointment_id=first, because="No time.", by=holder(firm, first), at=after(2))
    end(appointment_id=second, held_until=TODAY + 3 * ONE, by=lead(firm), at=after(3))
    assert [len(holders(firm, TODAY + n * ONE)) for n in (1, 2, 3)] == [2, 1, 0]


def test_whoever_declined_after_the_approval_is_told_of_until_somebody_else_holds_it(firm: Cast) -> None:
    first = proposed(firm, "tom")
    approved(firm, first)
    decline(appointment_id=first, because="No time.", by=holder(firm, first), at=after(1))
    (told,) = role(firm, TODAY + ONE).assignments
    assert (told.person, told.approved_on, told.declined_on) == (firm.person("tom").ref, TODAY, TODAY + ONE)
    held(firm, "mei", at=after(5), held_from=TODAY + 5 * ONE)
    assert holders(firm, TODAY + 4 * ONE) == [firm.person("tom").ref]
    assert holders(firm, TODAY + 5 * ONE) == [firm.person("mei").ref]


def test_whoever_declined_or_was_proposed_and_has_left_is_told_of_no_more(firm: Cast) -> None:
    first = proposed(firm, "tom")
    approved(firm, first)
    decline(appointment_id=first, because="No time.", by=holder(firm, first), at=after(1))
    proposed(firm, "mei")
    for gone in ("tom", "mei"):
        leave(person_id=firm.person(gone).id, left_on=TODAY + 3 * ONE, by=firm.actor("ruth", Hat.HR), at=after(2))
    assert [len(holders(firm, TODAY + n * ONE)) for n in (2, 3)] == [2, 0]


def test_whoever_left_is_still_told_of(firm: Cast) -> None:
    """A rule says that they hold the role and are gone; the successor who is proposed stands beside them."""
    held(firm, "ola", "hr")
    proposed(firm, "mei", "hr")
    leave(person_id=firm.person("ola").id, left_on=TODAY + 2 * ONE, by=firm.actor("ruth", Hat.HR), at=after(1))
    ola, mei = firm.person("ola").ref, firm.person("mei").ref
    assert [set(holders(firm, TODAY + n * ONE, "hr")) for n in (1, 2)] == [{ola}, {ola, mei}]


def test_a_role_has_the_authority_that_every_holder_was_given(firm: Cast) -> None:
    second_leader(firm)
    held(
        firm, "mei", "dept_contact", terms=Terms(authorities=(Authority.ESCALATE, Authority.ENFORCE), direct_line=True)
    )
    held(firm, "ola", "dept_contact", terms=Terms(authorities=(Authority.ENFORCE, Authority.STOP_WORK)))
    assert role(firm, TODAY, "dept_contact").authorities == ("enforce",)


def test_whoever_was_appointed_under_other_duties_keeps_them_beside_the_role_as_it_is_now(firm: Cast) -> None:
    """Tom leads and reports. Then the lead no longer reports, and Mei is appointed to that."""
    tom = held(firm, "tom")
    define(key="isms_lead", also_reports=False, by=lead(firm), at=after(2))
    assert [one.id for one in collect_facts(firm.organisation, TODAY + ONE) if one.key == "isms_lead"] == ["isms_lead"]
    both = [one for one in collect_facts(firm.organisation, TODAY + 2 * ONE) if one.key == "isms_lead"]
    assert [(one.id, one.mandatory, len(one.assignments)) for one in both] == [
        ("isms_lead", ("5.3a",), 0),
        ("isms_lead-1", ("5.3a", "5.3b"), 1),
    ]
    held(firm, "mei", at=after(3), held_from=TODAY + 3 * ONE, succeeds_id=tom)
    both = [one for one in collect_facts(firm.organisation, TODAY + 3 * ONE) if one.key == "isms_lead"]
    assert [[held.person for held in one.assignments] for one in both] == [
        [firm.person("mei").ref],
        [firm.person("tom").ref],
    ]


def test_what_a_role_was_before_is_not_told_of_where_nobody_holds_it_so(firm: Cast) -> None:
    define(key="isms_lead", also_reports=False, by=lead(firm), at=after(2))
    told = [one for one in collect_facts(firm.organisation, TODAY + 2 * ONE) if one.key == "isms_lead"]
    assert [(one.id, one.mandatory) for one in told] == [("isms_lead", ("5.3a",))]


def test_another_organisation_has_none_of_it(firm: Cast, stonecross: Cast) -> None:
    held(firm)
    assert collect_facts(stonecross.organisation, TODAY) == ()


def test_it_takes_as_many_queries_for_many_appointments_as_for_one(firm: Cast) -> None:
    held(firm)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            collect_facts(firm.organisation, TODAY)
        counts.append(len(queries))
        for more in range(10 * (1 - number)):
            joins(firm, f"Contact {more}")
            held(firm, f"contact.{more}", "dept_contact", terms=Terms())
    assert counts == [4, 4]


def parts(here: Cast, n: int, key: str = "isms_lead") -> list[tuple[date | None, date | None, date | None]]:
    """From when, until when, and accepted when, so many days after the beginning."""
    told = role(here, TODAY + n * ONE, key).assignments
    return [(one.since, one.until, one.accepted_on) for one in told]


def test_whoever_was_asked_again_has_not_accepted_what_is_asked_now(firm: Cast) -> None:
    """ROL-006 counts its 14 days from the day on which the holder was asked."""
    held(firm)
    anew(firm, at=after(3))
    before, since = (TODAY, TODAY + 3 * ONE, TODAY), (TODAY + 3 * ONE, None, None)
    assert [parts(firm, n) for n in (2, 3, 9)] == [[(TODAY, None, TODAY)], [before, since], [before, since]]
    renewed(firm, at=after(9))
    assert parts(firm, 8) == [before, since]
    assert parts(firm, 9) == [(TODAY, None, TODAY + 9 * ONE)], "as if they had accepted the role on that day"


def test_whoever_declined_what_changed_still_holds_the_role(firm: Cast) -> None:
    held(firm)
    anew(firm, at=after(3))
    id = asked_again(firm).id
    decline_renewal(renewal_id=id, because="No.", by=firm.actor("tom"), at=after(5))
    told = role(firm, TODAY + 5 * ONE).assignments
    assert [(one.until, one.declined_on) for one in told] == [(TODAY + 3 * ONE, None), (None, TODAY + 5 * ONE)]
    assert [one.declined_on for one in role(firm, TODAY + 4 * ONE).assignments] == [None, None]
    anew(firm, at=after(6))
    assert parts(firm, 6)[-1] == (TODAY + 6 * ONE, None, None), "the next description is another question"


def test_other_duties_of_53_are_held_once_top_management_approved_them(firm: Cast) -> None:
    """Mei is HR, then HR that reports: under the old duties until the 10th, accepted on the 12th."""
    held(firm, "mei", "hr")
    anew(firm, "hr", carries=(Duty.REPORTING,), at=after(2))
    waits = {one.id: one for one in collect_facts(firm.organisation, TODAY + 3 * ONE) if one.key == "hr"}
    assert {id: (one.mandatory, len(one.assignments)) for id, one in waits.items()} == {
        "hr": (("5.3b",), 0),
        "hr-1": ((), 1),
    }
    assert waits["hr-1"].assignments[0].accepted_on == TODAY
    renewal_approved(firm, "mei", at=after(4))
    assert parts(firm, 4, "hr") == [(TODAY + 4 * ONE, None, None)]
    assert parts(firm, 4, "hr-1") == [(TODAY, TODAY + 4 * ONE, TODAY)]
    renewed(firm, "mei", at=after(6))
    assert parts(firm, 6, "hr") == [(TODAY + 4 * ONE, None, TODAY + 6 * ONE)]
    assert role(firm, TODAY + 6 * ONE, "hr").assignments[0].approved_on == TODAY + 4 * ONE


def test_who_never_accepted_the_role_waits_since_it_began(firm: Cast) -> None:
    approved(firm, proposed(firm))
    anew(firm, at=after(3))
    assert parts(firm, 5) == [(TODAY, None, None)]


def test_whoever_stands_in_is_the_deputy_meanwhile(firm: Cast) -> None:
    """Of a holder who left while away, only who was named before."""
    id = held(firm)
    away(firm, "tom", (id, "mei"), away_from=TODAY + ONE, back_on=TODAY + 9 * ONE)
    leave(person_id=firm.person("tom").id, left_on=TODAY + 5 * ONE, by=firm.actor("ruth", Hat.HR), at=after(2))
    told = {n: role(firm, TODAY + n * ONE).assignments[0].deputy for n in (0, 1, 8, 9)}
    mei = firm.person("mei").ref
    assert told == {0: None, 1: mei, 8: mei, 9: None}


def test_who_was_named_after_the_day_stood_in_for_nobody(firm: Cast) -> None:
    id = held(firm)
    away(firm, "tom", (id, "mei"), away_from=TODAY + ONE, back_on=TODAY + 9 * ONE, at=after(3))
    assert [role(firm, TODAY + n * ONE).assignments[0].deputy for n in (2, 3)] == [None, firm.person("mei").ref]
