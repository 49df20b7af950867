from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.end import end
from countersign.roles.commands.retire import retire
from countersign.roles.queries import open_functions, with_functions
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.made_known import ended, given
from tests.roles.worlds import (
    NOBODY,
    TODAY,
    after,
    anew,
    approved,
    entered,
    held,
    holder,
    lead,
    leader,
    proposed,
    recording_fails,
    role,
)

FACILITIES = ["Facilities"]


def functions(here: Cast, on: date = TODAY, key: str = "hr") -> list[str]:
    return [one.function for one in with_functions(here.organisation, on).get(key, [])]


def test_give_to_function_as_it_was_found(firm: Cast) -> None:
    given(firm, function="  Facilities ", given_from=date(2024, 2, 1))
    assert functions(firm) == functions(firm, date(2024, 2, 1)) == FACILITIES
    assert functions(firm, date(2024, 1, 31)) == []
    assert entered(firm, "functionrole.recorded") == 1
    assert verify(firm.organisation)[1] == []


def test_give_to_function_ends_when_somebody_is_appointed(firm: Cast) -> None:
    given(firm)
    id = proposed(firm, "mei", "hr", held_from=TODAY + timedelta(days=5))
    assert functions(firm) == FACILITIES, "a proposal is nobody's name yet"
    approved(firm, id, at=after(1))
    assert functions(firm, TODAY + timedelta(days=4)) == FACILITIES
    assert functions(firm, TODAY + timedelta(days=5)) == []
    assert entered(firm, "functionrole.ended") == 1
    assert verify(firm.organisation)[1] == []


def test_give_to_function_while_somebody_who_left_is_still_named(firm: Cast) -> None:
    held(firm, "mei", "hr")
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=after())
    given(firm, at=after())
    assert functions(firm) == FACILITIES


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"function": " "}, "which department or job title"),
        ({"function": "x" * 121}, "at most 120"),
        ({"given_from": TODAY + timedelta(days=1)}, "propose somebody by name"),
        ({"given_from": date(26, 1, 1)}, "Look at the year"),
        ({"key": "all_staff"}, "by working here"),
    ],
)
def test_give_to_function_when_it_makes_no_sense_is_refused(firm: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        given(firm, **changed)


def test_give_to_function_twice_is_refused(firm: Cast) -> None:
    given(firm)
    with pytest.raises(Refused, match="has this role already"):
        given(firm, function="FACILITIES")


def test_give_to_function_what_somebody_holds_is_refused(firm: Cast) -> None:
    held(firm, "mei", "hr")
    with pytest.raises(Refused, match="Mei Sato: this role is held by name"):
        given(firm)


def test_give_to_function_what_somebody_is_to_hold_is_refused(firm: Cast) -> None:
    approved(firm, proposed(firm, "mei", "hr", held_from=TODAY + timedelta(days=9)))
    with pytest.raises(Refused, match="Mei Sato: this role is held by name"):
        given(firm)


def test_give_to_function_while_the_holder_is_not_here_yet_is_refused(firm: Cast) -> None:
    held(firm, "mei", "hr")
    put_right(firm, "mei", joined_on=TODAY + timedelta(days=9))
    with pytest.raises(Refused, match="Mei Sato: this role is held by name"):
        given(firm)


def test_give_to_function_from_the_day_on_which_nobody_holds_it(firm: Cast) -> None:
    id = held(firm, "mei", "hr", held_from=date(2024, 1, 1))
    end(appointment_id=id, held_until=date(2025, 6, 1), by=leader(firm), at=after())
    with pytest.raises(Refused, match="Mei Sato: this role is held by name"):
        given(firm, given_from=date(2025, 5, 31), at=after())
    given(firm, given_from=date(2025, 6, 1), at=after())
    assert functions(firm) == FACILITIES


def test_give_to_function_what_was_declined_or_never_begun(firm: Cast) -> None:
    no, never = proposed(firm, "mei", "hr"), proposed(firm, "dana", "hr", held_from=TODAY + timedelta(days=3))
    approved(firm, no)
    decline(appointment_id=no, because="No time.", by=holder(firm, no), at=after())
    approved(firm, never)
    end(appointment_id=never, held_until=TODAY + timedelta(days=3), by=leader(firm), at=after())
    given(firm, at=after())
    assert functions(firm) == FACILITIES


def test_give_to_function_of_an_older_description_is_stale(firm: Cast) -> None:
    shown = role(firm, "hr")
    anew(firm, "hr")
    with pytest.raises(Stale, match="described anew"):
        given(firm, role_id=shown)


def test_a_role_with_a_function_is_not_retired_and_a_retired_one_not_given(firm: Cast) -> None:
    id = given(firm)
    with pytest.raises(Refused, match="Facilities has this role"):
        retire(role_id=role(firm, "hr"), reason="No more.", by=leader(firm), at=after())
    ended(firm, id)
    retire(role_id=role(firm, "hr"), reason="No more.", by=leader(firm), at=after())
    with pytest.raises(Refused, match="was retired"):
        given(firm, at=after(1))


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_give_to_function_by_anybody_else_is_refused(firm: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        given(firm, by=firm.actor("ola", hat))


def test_give_to_function_of_somebody_elses_role_is_unknown(firm: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        given(firm, by=stonecross.actor("otto", Hat.ISMS_LEAD))
    with pytest.raises(Unknown):
        given(firm, role_id=NOBODY)


def test_give_to_function_when_recording_fails_keeps_nothing(firm: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        given(firm, by=lead(firm))
    assert open_functions(firm.organisation, "hr") == []
