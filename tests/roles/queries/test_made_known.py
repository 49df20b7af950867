"""From when on people are told of an appointment, and which function has a role: as the dossier tells it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import only_ones, titled
from countersign.roles.commands.decline import decline
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.end import end
from countersign.roles.enums import Duty
from countersign.roles.facts import Assignment
from countersign.roles.queries import (
    collect_facts,
    digest_of_holders,
    held_then,
    named_in_roles,
    telling,
    told_of,
    untold,
)
from countersign.roles.queries.telling import TellingOf, Untold
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.made_known import ended, given, in_departments, recorded, sent, withdrawn
from tests.roles.worlds import (
    TODAY,
    accepted,
    after,
    anew,
    approved,
    asked_again,
    found,
    held,
    holder,
    leader,
    proposed,
    renewal_approved,
    renewed,
)

ONE = timedelta(days=1)
LONG_AGO = date(2024, 2, 1)


def assigned(here: Cast, key: str = "isms_lead", on: date = TODAY + timedelta(days=60)) -> list[Assignment]:
    return [one for role in collect_facts(here.organisation, on) if role.key == key for one in role.assignments]


def told(here: Cast, key: str = "isms_lead", on: date = TODAY + timedelta(days=60)) -> list[date | None]:
    return [one.communicated_on for one in assigned(here, key, on)]


def unknown(here: Cast, on: date) -> list[Untold]:
    return untold(here.organisation, on)


def now(here: Cast) -> list[date | None]:
    """Of those that go on."""
    return [one.communicated_on for one in assigned(here) if one.until is None]


def test_nobody_was_told(firm: Cast) -> None:
    id = held(firm)
    assert told(firm) == [None]
    assert [(one.id, one.key, one.since) for one in unknown(firm, TODAY)] == [(id, "isms_lead", TODAY)]


def test_it_is_known_from_the_day_on_which_it_was_sent(firm: Cast) -> None:
    id = held(firm)
    sent(firm, at=after(2))
    assert told(firm) == [TODAY + 2 * ONE]
    assert told(firm, on=TODAY + ONE) == [None], "as of a day before"
    assert unknown(firm, TODAY + 2 * ONE) == []
    assert len(unknown(firm, TODAY + ONE)) == 1
    assert told_of(found(firm, id), TODAY + 2 * ONE) == TellingOf(TODAY, TODAY + 2 * ONE)


def test_of_whoever_is_appointed_afterwards_people_are_not_told_yet(firm: Cast) -> None:
    held(firm)
    sent(firm)
    later = held(firm, "mei", "hr", at=after(0, 1))
    assert told(firm, "hr") == [None]
    assert [one.id for one in unknown(firm, TODAY)] == [later]


def test_what_was_told_long_ago_counts_on_that_day_once_it_is_recorded(firm: Cast) -> None:
    held(firm, held_from=LONG_AGO)
    recorded(firm, told_on=LONG_AGO + 9 * ONE, at=after(1))
    assert told(firm) == [LONG_AGO + 9 * ONE]


def test_whoever_is_put_on_record_later_was_not_among_those_who_were_named(firm: Cast) -> None:
    held(firm, held_from=LONG_AGO)
    recorded(firm, told_on=LONG_AGO + 9 * ONE)
    held(firm, "mei", "hr", held_from=LONG_AGO, at=after(1))
    assert told(firm, "hr") == [None]


def test_only_the_roles_that_were_named(firm: Cast) -> None:
    held(firm)
    held(firm, "mei", "hr")
    recorded(firm, keys=["isms_lead"])
    assert (told(firm), told(firm, "hr")) == ([TODAY], [None])


def test_a_record_that_was_withdrawn_counts_until_then(firm: Cast) -> None:
    held(firm)
    withdrawn(firm, recorded(firm), at=after(5))
    assert told(firm) == [None]
    assert told(firm, on=TODAY + 4 * ONE) == [TODAY]


def test_who_told_one_department_has_told_nobody_else(firm: Cast) -> None:
    in_departments(firm)
    held(firm)
    sent(firm, departments=["Engineering"])
    assert told(firm) == [None]
    sent(firm, departments=["People"], at=after(3))
    assert told(firm) == [TODAY + 3 * ONE]


def test_a_proposal_and_a_refusal_are_nothing_to_tell_of(firm: Cast) -> None:
    held(firm)
    proposed(firm, "mei", "hr")
    no = proposed(firm, "dana", "dept_contact")
    approved(firm, no)
    decline(appointment_id=no, because="No time.", by=holder(firm, no), at=after())
    named = named_in_roles(held_then(firm.organisation, TODAY, after(1)))
    assert [(one.role, one.names) for one in named] == [("ISMS lead", ("Tom Okafor",))]
    assert [one.key for one in unknown(firm, TODAY)] == ["isms_lead"]


def test_whoever_left_is_nobody_to_tell_of(firm: Cast) -> None:
    held(firm, "mei", "hr")
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=after())
    assert unknown(firm, TODAY) == []


def test_other_words_need_no_new_telling_and_another_duty_does(firm: Cast) -> None:
    held(firm)
    sent(firm)
    anew(firm, at=after(2))
    renewed(firm, at=after(3))
    assert told(firm) == [TODAY]
    anew(firm, at=after(4), carries=(Duty.CONFORMITY,))
    renewal_approved(firm, at=after(5))
    assert now(firm) == [None]
    sent(firm, at=after(6))
    assert now(firm) == [TODAY + 6 * ONE]


def test_of_another_duty_every_page_knows_that_people_were_not_told(firm: Cast) -> None:
    id = held(firm)
    sent(firm)
    anew(firm, at=after(4), carries=(Duty.CONFORMITY,))
    assert unknown(firm, TODAY + 4 * ONE) == [], "top management has not given it yet"
    renewal_approved(firm, at=after(5))
    given_on = TODAY + 5 * ONE
    assert [(one.id, one.since) for one in unknown(firm, TODAY + 9 * ONE)] == [(id, given_on)]
    assert unknown(firm, TODAY + 4 * ONE) == [], "as of a day before"
    assert told_of(found(firm, id), TODAY + 9 * ONE) == TellingOf(given_on, None)
    assert told_of(found(firm, id), TODAY + 4 * ONE) == TellingOf(TODAY, TODAY)
    sent(firm, at=after(6))
    assert unknown(firm, TODAY + 9 * ONE) == []
    assert told_of(found(firm, id), TODAY + 9 * ONE) == TellingOf(given_on, TODAY + 6 * ONE)


def test_other_words_after_another_duty_do_not_make_it_known(firm: Cast) -> None:
    held(firm)
    sent(firm)
    anew(firm, at=after(2), carries=(Duty.CONFORMITY,))
    renewal_approved(firm, at=after(3))
    renewed(firm, at=after(3, 1))
    anew(firm, at=after(5))
    assert now(firm) == [None]
    assert [one.since for one in unknown(firm, TODAY + 9 * ONE)] == [TODAY + 3 * ONE]


def test_a_duty_that_the_holder_could_not_take_on_is_nothing_new(firm: Cast) -> None:
    held(firm)
    sent(firm)
    anew(firm, at=after(2), carries=(Duty.CONFORMITY,))
    renewal_approved(firm, at=after(3))
    decline_renewal(renewal_id=asked_again(firm).id, because="No time.", by=firm.actor("tom", Hat.STAFF), at=after(4))
    assert now(firm) == [TODAY]
    assert unknown(firm, TODAY + 4 * ONE) == []


def test_what_was_sent_in_the_morning_does_not_tell_of_a_duty_given_at_noon(firm: Cast) -> None:
    id = held(firm)
    anew(firm, at=after(2), carries=(Duty.CONFORMITY,))
    sent(firm, at=after(4))
    renewal_approved(firm, at=after(4, 3))
    assert now(firm) == [None]
    assert [one.id for one in unknown(firm, TODAY + 4 * ONE)] == [id]
    sent(firm, at=after(4, 4))
    assert now(firm) == [TODAY + 4 * ONE]


def test_nobody_is_told_of_whoever_is_not_here_yet(firm: Cast) -> None:
    id = held(firm)
    held(firm, "mei", "hr")
    joins_on = TODAY + 30 * ONE
    put_right(firm, "tom", joined_on=joins_on)
    assert [one.key for one in unknown(firm, TODAY)] == ["hr"]
    assert told_of(found(firm, id), TODAY) is None
    assert [one.role for one in named_in_roles(held_then(firm.organisation, TODAY, after(1)))] == ["HR security duties"]
    sent(firm, at=after(1))
    assert told(firm) == [None], "nobody was told of what had not begun"
    assert [(one.key, one.since) for one in unknown(firm, joins_on)] == [("isms_lead", joins_on)]
    assert told_of(found(firm, id), joins_on) == TellingOf(joins_on, None)
    sent(firm, at=after(31))
    assert told(firm) == [joins_on + ONE]


def test_a_list_that_was_sent_stays_as_it_was_read(firm: Cast) -> None:
    held(firm)
    id = held(firm, "mei", "hr")
    one = telling(firm.organisation, sent(firm, at=after(3)))
    end(appointment_id=id, held_until=TODAY + 2 * ONE, by=leader(firm), at=after(4))
    then = list(held_then(firm.organisation, one.told_on, one.recorded_at))
    assert {str(each.person) for each in then} == {"Tom Okafor", "Mei Sato"}
    assert digest_of_holders(then) == one.document
    now = held_then(firm.organisation, one.told_on, after(4))
    assert [str(each.person) for each in now] == ["Tom Okafor"], "as it is known since"


def test_who_said_yes_has_told_nobody(firm: Cast) -> None:
    """Acceptance by the holder is no word to others (DOMAIN, ROL-014)."""
    id = proposed(firm)
    approved(firm, id)
    accepted(firm, id)
    assert told(firm) == [None]


def test_a_function_stands_beside_whoever_was_named(firm: Cast) -> None:
    given(firm, given_from=LONG_AGO)
    assert assigned(firm, "hr") == [Assignment(function="Facilities", since=LONG_AGO)]
    approved(firm, proposed(firm, "mei", "hr"))
    every = assigned(firm, "hr")
    assert [(one.function, one.until) for one in every if one.function] == [("Facilities", TODAY)]
    assert [one.person for one in every if one.person] == [firm.person("mei").ref]


def test_a_function_that_never_had_it_is_over(firm: Cast) -> None:
    ended(firm, given(firm, given_from=TODAY))
    assert [(one.since, one.until) for one in assigned(firm, "hr")] == [(TODAY, TODAY)]


def test_a_job_title_that_one_person_has_is_that_person(firm: Cast) -> None:
    put_right(firm, "mei", title="Office manager")
    given(firm, function="office MANAGER")
    held(firm)
    sent(firm)
    assert [(one.person, one.function, one.communicated_on) for one in assigned(firm, "hr")] == [
        (firm.person("mei").ref, "office MANAGER", TODAY)
    ]
    put_right(firm, "ruth", title="Office Manager")
    assert [one.person for one in assigned(firm, "hr")] == [None]


@pytest.mark.parametrize("asked", [{"Head of Räume"}, {"HEAD OF RÄUME"}])
def test_a_job_title_is_found_however_it_is_spelled(firm: Cast, asked: set[str]) -> None:
    put_right(firm, "mei", title="Head of Räume")
    mei = firm.person("mei")
    assert titled(firm.organisation, asked) == {"head of räume": [mei.id]}
    assert only_ones(firm.organisation, asked, TODAY) == {"head of räume": mei}
    put_right(firm, "ruth", title="head of räume")
    assert len(titled(firm.organisation, asked)["head of räume"]) == 2
    assert only_ones(firm.organisation, asked, TODAY) == {}


def test_however_many_are_appointed_two_statements_tell_of_whom_people_do_not_know(firm: Cast) -> None:
    held(firm)
    with CaptureQueriesContext(
        connection,
    ) as few:
        unknown(firm, TODAY)
    for first in ("mei", "dana", "ruth"):
        held(firm, first, "dept_contact")
    with CaptureQueriesContext(connection) as more:
        assert len(unknown(firm, TODAY)) == 4
    assert len(more) == len(few)
