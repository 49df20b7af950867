"""The latest self-check of each appointment, what is offered again, and what rules are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.awareness.enums import Asks
from countersign.awareness.facts import RoleCheck
from countersign.awareness.queries import collect_role_checks, latest_check, offered
from countersign.readiness.asking import Result
from countersign.readiness.queries import judgement_of
from countersign.roles.queries import appointments
from tests.awareness.checking import checked
from tests.cast import Cast
from tests.roles.worlds import AT, TODAY, after, begun, held

DAY = timedelta(days=1)


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def test_the_latest_counts(firm: Cast) -> None:
    id = held(firm)
    assert latest_check(firm.organisation, id) is None
    checked(firm, id, Asks.DUTIES)
    checked(firm, id, seed="2", at=after(1))
    latest = latest_check(firm.organisation, id)
    assert latest is not None
    assert latest.passed


def test_it_is_offered_once_accepted_and_after_a_year_again(firm: Cast) -> None:
    id = held(firm)
    own = list(appointments(firm.organisation))
    assert [one.id for one in offered(firm.organisation, own, TODAY)] == [id]
    checked(firm, id, Asks.DUTIES)
    assert offered(firm.organisation, own, TODAY + 364 * DAY) == []
    assert [one.id for one in offered(firm.organisation, own, TODAY + 365 * DAY)] == [id]
    assert offered(firm.organisation, [], TODAY) == []


def test_rules_are_told_the_latest_and_the_latest_that_was_passed(firm: Cast) -> None:
    id, tom = held(firm), firm.person("tom").ref
    for number, wrong in enumerate(((), (Asks.DUTIES,), (Asks.DUTIES,))):
        checked(firm, id, *wrong, seed=str(number), at=after(number))
    told = collect_role_checks(firm.organisation, TODAY + 9 * DAY, {tom})
    assert told == (
        RoleCheck(person=tom, on=TODAY, passed=True, how="self"),
        RoleCheck(person=tom, on=TODAY + 2 * DAY, passed=False, how="self"),
    )
    assert collect_role_checks(firm.organisation, TODAY, {tom}) == told[:1]
    assert collect_role_checks(firm.organisation, TODAY + 9 * DAY, ()) == ()
    assert collect_role_checks(firm.organisation, TODAY + 400 * DAY, {tom}) == ()


def result(here: Cast, day: int) -> Result:
    judged = judgement_of(here.organisation, TODAY + day * DAY)
    return next(one.result for one in judged.outcomes if one.rule.code == "ROL-016")


def test_whether_holders_can_say_it_is_judged_by_their_self_checks_too(firm: Cast) -> None:
    id = held(firm)
    checked(firm, id, Asks.DUTIES, at=AT)
    assert result(firm, 1) is Result.RAISED
    checked(firm, id, seed="2", at=after(2))
    assert result(firm, 2) is Result.CLEAR
